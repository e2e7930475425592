import { type Guide, getGuide, listVersions, type VersionSummary } from '@onewindow/catalogue';
import { type PageContext, type PortalPage, page } from '@onewindow/portal-kit';
import { guideMessages } from './guide-messages.ts';
import { GuideView } from './guide-view.tsx';
import { cityCode } from './words.tsx';

/** What a guide shows of cases. Cases stand above the catalogue, so whoever mounts the page brings them. */
export interface GuideExtras {
  /** The visitor's own draft of this item. */
  draft: { id: string; savedAt: Date } | null;
  /** Working days from acceptance to decision over the last 90 days; null with fewer than five cases. */
  finished: { count: number; median: number; longest: number } | null;
}

export interface GuideData extends GuideExtras {
  guide: Guide;
  divisionCode: string;
  versions: Pick<VersionSummary, 'id' | 'version' | 'effectiveFrom' | 'effectiveTo'>[];
  /** Shown to those who keep the catalogue: what this version would look like, or looked like. */
  preview?: { state: 'previewDraft' | 'previewPublished' };
}

/** 办事指南, in the order in which people ask: can I, what do I need, how long, what does it cost, where. */
export function guidePage(
  extrasOf: (
    context: PageContext<{ basicCode: string }>,
    asked: { basicCode: string; organisationId: string | null },
  ) => Promise<GuideExtras>,
): PortalPage {
  return page({
    path: '/items/:basicCode',
    access: 'public',
    cache: 'public',
    verb: 'apply',
    title: (data: GuideData) => data.guide.name,
    description: (data: GuideData, locale) =>
      data.guide.summary ?? guideMessages(locale)('description', { name: data.guide.name }),
    breadcrumbs: (_data: GuideData, locale) => [{ label: guideMessages(locale)('apply'), href: '/items' }],
    async load(context): Promise<GuideData> {
      const { db, params, locale, division, today } = context;
      const { basicCode } = params;
      const divisionCode = division?.code ?? cityCode;
      const guide = await getGuide(db, { basicCode, divisionCode, locale, today });
      const versions = await listVersions(db, { basicCode });
      return {
        guide,
        divisionCode,
        versions: versions
          .filter(({ state }) => state === 'published' || state === 'superseded')
          .map(({ id, version, effectiveFrom, effectiveTo }) => ({ id, version, effectiveFrom, effectiveTo })),
        ...(await extrasOf(context, { basicCode, organisationId: guide.organisation?.id ?? null })),
      };
    },
    View: ({ data }) => <GuideView {...(data as GuideData)} />,
  });
}
