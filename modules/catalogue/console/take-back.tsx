import { api, apiPath, Button, useCommand, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { type Draft, type EditedDraft, outOfDate, versionQuery } from './editor-data.ts';

const messages = defineMessages({
  zh: {
    act: '撤回送审',
    note: '在等另一个人审核，审核前不能改。发现还要改，可以先撤回；不会通知谁，改好再提交。',
    done: '已撤回，可以接着改',
  },
  en: {
    act: 'Take back from review',
    note: 'It waits for somebody else to review it and cannot be changed meanwhile. If something has to change, take it back first; nobody is notified, and you submit it again.',
    done: 'Taken back; go on editing',
  },
});

/** 撤回送审: for the editors, until the reviewer decides. Whoever comes too late is told who decided. */
export function TakeBack({ version: { id } }: { version: Pick<Draft, 'id'> }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const command = useCommand<void, EditedDraft>({
    send: (_, key) => api.post<EditedDraft>(apiPath`/api/catalogue/drafts/${id}/take-back`, undefined, { key }),
    invalidates: outOfDate,
    done: t('done'),
  });
  // Too late or not, what there is now is shown.
  const take = () => void command.run().then(() => client.invalidateQueries({ queryKey: versionQuery(id).queryKey }));
  return (
    <>
      <p className="ow-muted">{t('note')}</p>
      <Button kind="outline" block busy={command.pending} onClick={take}>
        {t('act')}
      </Button>
    </>
  );
}
