import { api, Button, ProblemError, useCommand, useGo, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type Draft, type EditedDraft, outOfDate } from './editor-data.ts';

const messages = defineMessages({
  zh: {
    newDraft: '改成新的一版',
    newDraftNote: '从这一版复制一份草稿；发布前，现行的不变',
  },
  en: {
    newDraft: 'Make a new version of it',
    newDraftNote: 'copies it into a draft; until that is published nothing changes',
  },
});

/** A new draft of the line that a version belongs to; where there is one already, the way leads to it. */
export function NewDraft({ version }: { version: Pick<Draft, 'basicCode' | 'level' | 'serviceItemId'> }) {
  const t = useMessages(messages);
  const go = useGo();
  const { basicCode, level, serviceItemId } = version;
  const command = useCommand<void, EditedDraft>({
    async send(_, key) {
      const body = { basicCode, ...(level && { level }), ...(serviceItemId && { serviceItemId }) };
      return api.post<EditedDraft>('/api/catalogue/drafts', body, { key }).catch((error: unknown) => {
        const open = error instanceof ProblemError ? error.problem.data?.draftId : undefined;
        if (typeof open !== 'string') throw error;
        return { draft: { id: open } } as EditedDraft;
      });
    },
    invalidates: outOfDate,
    onDone: answer => go(`/catalogue/versions/${answer.draft.id}`),
  });
  return (
    <div>
      <Button kind="solid" block busy={command.pending} onClick={() => void command.run()}>
        {t('newDraft')}
      </Button>
      <p className="ow-muted ow-cat-foot">{t('newDraftNote')}</p>
    </div>
  );
}
