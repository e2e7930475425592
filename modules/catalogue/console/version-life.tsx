import { type Step, Stepper, useDates, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Draft } from './editor-data.ts';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
    label: '这一版走到哪里',
    edited: '{name}编辑',
    submitted: '{name}提交审核',
    submit: '提交审核',
    takenBack: '{name}撤回了送审',
    approved: '{name}审核通过',
    approve: '另一个人审核',
    published: '{name}发布',
    publish: '发布',
    effective: '{date} 起施行',
    takesEffect: '施行',
    ended: '{date} 止用',
    withdrawn: '{name}撤下',
  },
  en: {
    label: 'How far this version has come',
    edited: 'Edited by {name}',
    submitted: 'Submitted by {name}',
    submit: 'Submit for review',
    takenBack: 'Taken back by {name}',
    approved: 'Approved by {name}',
    approve: 'Review by somebody else',
    published: 'Published by {name}',
    publish: 'Publish',
    effective: 'In force from {date}',
    takesEffect: 'In force',
    ended: 'Ended on {date}',
    withdrawn: 'Withdrawn by {name}',
  },
});

/** Who edited, who checked, who published, from when it holds. */
export function VersionLife({ version }: { version: Draft }) {
  const t = useMessages(messages);
  const dates = useDates();
  const { stateOf } = useVersionWords();
  const state = stateOf(version);
  const at = (moment: string | null) => (moment ? dates.moment(moment) : undefined);
  const isDraft = state === 'draft';
  const waits = state === 'inReview';
  const steps: Step[] = [
    {
      key: 'edit',
      label: t('edited', { name: version.editedByName }),
      note: at(version.editedAt),
      state: isDraft && !version.takenBackAt ? 'now' : 'done',
    },
    ...(isDraft && version.takenBackByName
      ? [
          {
            key: 'takenBack',
            label: t('takenBack', { name: version.takenBackByName }),
            note: at(version.takenBackAt),
            state: 'now' as const,
          },
        ]
      : []),
    {
      key: 'submit',
      label: !isDraft && version.submittedByName ? t('submitted', { name: version.submittedByName }) : t('submit'),
      note: isDraft ? undefined : at(version.submittedAt),
      state: isDraft ? 'todo' : 'done',
    },
    {
      key: 'approve',
      label: version.approvedByName ? t('approved', { name: version.approvedByName }) : t('approve'),
      note: at(version.approvedAt),
      state: version.approvedAt || version.publishedAt ? 'done' : waits ? 'now' : 'todo',
    },
    {
      key: 'publish',
      label: version.publishedByName ? t('published', { name: version.publishedByName }) : t('publish'),
      note: at(version.publishedAt),
      state: version.publishedAt ? 'done' : state === 'approved' ? 'now' : 'todo',
    },
    {
      key: 'effective',
      label: version.effectiveFrom ? t('effective', { date: dates.short(version.effectiveFrom) }) : t('takesEffect'),
      state: state === 'inForce' ? 'now' : state === 'superseded' || state === 'withdrawn' ? 'done' : 'todo',
    },
  ];
  if (version.withdrawnByName) {
    steps.push({
      key: 'withdrawn',
      label: t('withdrawn', { name: version.withdrawnByName }),
      note: at(version.withdrawnAt),
      state: 'now',
    });
  } else if (version.effectiveTo) {
    steps.push({
      key: 'ended',
      label: t('ended', { date: dates.short(version.effectiveTo) }),
      state: state === 'superseded' ? 'now' : 'todo',
    });
  }
  // Items of the first set-up were published without passing a desk: steps that nobody took are left out.
  const taken =
    version.publishedAt && !version.submittedAt ? ['edit', 'publish', 'effective', 'withdrawn', 'ended'] : null;
  return <Stepper label={t('label')} steps={taken ? steps.filter(step => taken.includes(step.key)) : steps} />;
}
