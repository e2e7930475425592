import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { ColumnsLeft } from './content.tsx';
import { SideNav } from './steps.tsx';

const messages = defineMessages({
  zh: {
    mine: '我的',
    overview: '等我和在办的',
    cases: '全部办件',
    drafts: '草稿',
    licences: '证照',
    mandates: '授权与代办',
    reads: '谁看过我的信息',
    profile: '我的资料',
  },
  en: {
    mine: 'Mine',
    overview: 'Waiting and under way',
    cases: 'All cases',
    drafts: 'Drafts',
    licences: 'Licences',
    mandates: 'Acting for others',
    reads: 'Who looked at my data',
    profile: 'My profile',
  },
});

const places = [
  ['overview', '/mine'],
  ['cases', '/mine/cases'],
  ['drafts', '/mine/drafts'],
  ['licences', '/mine/licences'],
  ['mandates', '/mine/mandates'],
  ['reads', '/mine/reads'],
  ['profile', '/mine/account'],
] as const;

export type MinePlace = (typeof places)[number][0];

/** The frame of every page under “我的”, whichever module has it: places at the left, the page at the right. */
export function MineFrame({
  current,
  counts = {},
  children,
}: {
  current: MinePlace;
  counts?: Partial<Record<MinePlace, number>>;
  children: ReactNode;
}): ReactNode {
  const t = messages(usePortal().locale);
  const items = places.map(([name, href]) => ({
    label: t(name),
    href,
    ...(counts[name] !== undefined && { count: counts[name] }),
    ...(name === current && { current: true }),
  }));
  return (
    <ColumnsLeft places side={<SideNav label={t('mine')} items={items} />}>
      {children}
    </ColumnsLeft>
  );
}
