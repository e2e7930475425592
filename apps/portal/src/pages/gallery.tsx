import { defineErrors } from '@onewindow/errors';
import { PortalContext, type PortalPage, page, usePortal, type Verb } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { ApplicationStory, CheckStory, MaterialsStory } from './gallery/application-stories.tsx';
import { AnnulledStory, MineStory, ReceiptStory, TrackingStory, ValidStory } from './gallery/case-stories.tsx';
import { GuideStory, HomeStory } from './gallery/guide-stories.tsx';
import { Overview } from './gallery/overview.tsx';

/** The day on which the invented story takes place, so that its clocks always look the same. */
const STORY_DAY = '2026-11-23';

const errors = defineErrors('gallery', {
  demonstrationOnly: { status: 404, zh: '没有这一页。', en: 'There is no such page.' },
});

interface Story {
  path: string;
  Story: () => ReactNode;
  verb?: Verb;
  layout?: 'home';
  crumbs?: string[];
}

const stories: Story[] = [
  { path: '/_components', Story: Overview },
  { path: '/_components/home', Story: HomeStory, layout: 'home' },
  { path: '/_components/guide', Story: GuideStory, verb: 'apply', crumbs: ['我要办', '食品经营'] },
  { path: '/_components/application', Story: ApplicationStory, verb: 'apply' },
  { path: '/_components/materials', Story: MaterialsStory, verb: 'apply' },
  { path: '/_components/check', Story: CheckStory, verb: 'apply' },
  { path: '/_components/receipt', Story: ReceiptStory, verb: 'apply' },
  { path: '/_components/tracking', Story: TrackingStory, verb: 'mine', crumbs: ['我的', '办件'] },
  { path: '/_components/valid', Story: ValidStory, verb: 'lookUp', crumbs: ['我要查'] },
  { path: '/_components/annulled', Story: AnnulledStory, verb: 'lookUp', crumbs: ['我要查'] },
  { path: '/_components/mine', Story: MineStory, verb: 'mine' },
];

/** Every component in every state, and whole pages made of them; shown in the demonstration only. */
export const galleryPages: readonly PortalPage[] = stories.map(({ path, Story, verb, layout, crumbs }) =>
  page({
    path,
    access: 'public',
    title: { zh: '组件与标记', en: 'Components' },
    ...(verb && { verb }),
    ...(layout && { layout }),
    ...(crumbs && { breadcrumbs: () => crumbs.map(label => ({ label, href: '/_components' })) }),
    load({ services }) {
      if (!services.config.demonstration) throw errors.demonstrationOnly();
    },
    View() {
      return (
        <PortalContext.Provider value={{ ...usePortal(), today: STORY_DAY }}>
          <Story />
        </PortalContext.Provider>
      );
    },
  }),
);
