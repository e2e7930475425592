import { Panel, useMessages, usePermission } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Draft, EditedDraft } from './editor-data.ts';
import { catalogueNames } from './editor-names.ts';
import { NewDraft } from './new-draft.tsx';
import { TakeBack } from './take-back.tsx';
import { Decide } from './version-decide.tsx';
import { Withdraw } from './version-withdraw.tsx';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
    title: '您现在可以',
    waitsReview: '在等另一个人审核。',
    waitsPublish: '已审核通过，在等发布。要改，请审核的人退回。',
    beingEdited: '还在编辑；再次提交后，您在这里决定。',
    nothing: '这一版已经不再使用，只能看。',
  },
  en: {
    title: 'What you may do now',
    waitsReview: 'It waits for somebody else to review it.',
    waitsPublish: 'Approved; it waits to be published. To change it, ask the reviewer to return it.',
    beingEdited: 'It is being edited; once it is submitted again you decide on it here.',
    nothing: 'This version is no longer used; it can only be read.',
  },
});

/** The right column of a version: what this person may do with it now. */
export function VersionActs({
  version,
  previous,
  running,
  before,
}: {
  version: Draft;
  previous: EditedDraft['previous'];
  /** Running cases on this version, and on the one that it replaces. */
  running: number;
  before: number;
}) {
  const t = useMessages(messages);
  const may = usePermission();
  const { stateOf } = useVersionWords();
  const state = stateOf(version);
  const waits = state === 'inReview' || state === 'approved';
  const live = state === 'inForce' || state === 'coming';
  return (
    <Panel title={t('title')}>
      <div className="ow-stack">
        {waits && (may(catalogueNames.review) || may(catalogueNames.publish)) && (
          <Decide version={version} previous={previous} before={before} />
        )}
        {state === 'inReview' && may(catalogueNames.edit) && <TakeBack version={version} />}
        {waits && !may(catalogueNames.review) && (state === 'approved' || !may(catalogueNames.edit)) && (
          <p className="ow-muted">{t(state === 'approved' ? 'waitsPublish' : 'waitsReview')}</p>
        )}
        {version.publishedAt && may(catalogueNames.edit) && <NewDraft version={version} />}
        {live && may(catalogueNames.publish) && <Withdraw version={version} running={running} />}
        {!waits && !live && !may(catalogueNames.edit) && (
          <p className="ow-muted">{t(state === 'draft' ? 'beingEdited' : 'nothing')}</p>
        )}
      </div>
    </Panel>
  );
}
