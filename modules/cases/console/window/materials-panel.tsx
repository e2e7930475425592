import {
  api,
  apiPath,
  Button,
  type Column,
  Icon,
  ListTable,
  Panel,
  type StoredFile,
  UploadButton,
  useCommand,
  useHotkeys,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useRef } from 'react';
import type { DraftReply } from '../../src/contract.ts';
import type { Application } from './use-application.ts';

type Slot = DraftReply['materials'][number];

const messages = defineMessages({
  zh: {
    title: '材料 {n} 份',
    note: '齐 {ready}，缺 {missing}',
    label: '材料',
    scan: '扫描或选文件',
    again: '换一份',
    ready: '齐',
    later: '可以后补',
    optional: '可以不交',
    none: '还没有',
    remove: '移除',
    first: '扫第一份缺的材料',
  },
  en: {
    title: 'Materials: {n}',
    note: '{ready} there, {missing} missing',
    label: 'Materials',
    scan: 'Scan or choose',
    again: 'Add another',
    ready: 'there',
    later: 'may follow later',
    optional: 'optional',
    none: 'not yet',
    remove: 'Remove',
    first: 'Scan the first missing material',
  },
});

/** What has to be handed in: held by the platform, brought from home, or scanned here. */
export function MaterialsPanel({ application }: { application: Application }) {
  const t = useMessages(messages);
  const say = useText();
  const area = useRef<HTMLDivElement>(null);
  const { draft, refreshMaterials } = application;
  const slots = draft.materials;
  const missing = slots.filter(slot => !slot.satisfied);
  const attach = useCommand<{ slot: string; file: StoredFile }>({
    send: ({ slot, file }, key) =>
      api.post(apiPath`/api/applications/${draft.id}/materials`, { slot, fileId: file.id, name: file.name }, { key }),
    onDone: () => void refreshMaterials(),
  });
  const remove = useCommand<string>({
    send: (id, key) => api.delete(apiPath`/api/applications/${draft.id}/materials/${id}`, { key }),
    onDone: () => void refreshMaterials(),
  });
  useHotkeys([
    {
      keys: 'F7',
      label: t('first'),
      whileTyping: true,
      run: () => area.current?.querySelector<HTMLElement>('[data-missing] button')?.click(),
    },
  ]);
  const columns: Column<Slot>[] = [
    { key: 'n', label: { zh: '号', en: 'No.' }, width: 44, cell: slot => slots.indexOf(slot) + 1 },
    {
      key: 'name',
      label: { zh: '材料', en: 'Material' },
      cell: slot => (slot.satisfied ? say(nameOf(slot)) : <b>{say(nameOf(slot))}</b>),
    },
    {
      key: 'source',
      label: { zh: '来自', en: 'From' },
      width: 190,
      cell: slot => <Source slot={slot} onRemove={id => void remove.run(id)} />,
    },
    {
      key: 'state',
      label: { zh: '状态', en: 'State' },
      width: 190,
      align: 'right',
      cell: slot =>
        slot.held ? (
          <Ready />
        ) : (
          <div className="ow-window-actions" data-missing={slot.satisfied ? undefined : ''}>
            {slot.files.length > 0 && <Ready />}
            <UploadButton
              key={slot.files.length}
              label={t(slot.files.length > 0 ? 'again' : 'scan')}
              purpose="cases.material"
              accept=".pdf,.jpg,.jpeg,.png,.ofd"
              maxBytes={50 * 1024 * 1024}
              onDone={file => void attach.run({ slot: slot.slot, file })}
            />
          </div>
        ),
    },
  ];
  return (
    <Panel
      title={t('title', { n: slots.length })}
      note={t('note', { ready: slots.length - missing.length, missing: missing.length })}
      flush
    >
      <div ref={area}>
        <ListTable label={t('label')} columns={columns} rows={slots} rowKey={slot => slot.slot} />
      </div>
    </Panel>
  );
}

function Ready() {
  const t = useMessages(messages);
  return (
    <span className="ow-window-ready">
      <Icon name="check" size={14} /> {t('ready')}
    </span>
  );
}

function Source({ slot, onRemove }: { slot: Slot; onRemove(id: string): void }) {
  const t = useMessages(messages);
  const say = useText();
  if (slot.files.length > 0) {
    return (
      <>
        {slot.files.map(file => (
          <span key={file.id} className="ow-window-actions">
            {file.fileId ? (
              <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer" className="ow-cut">
                {file.name}
              </a>
            ) : (
              <span className="ow-cut">{file.name}</span>
            )}
            <Button
              kind="link"
              size="small"
              aria-label={`${t('remove')} ${file.name}`}
              onClick={() => onRemove(file.id)}
            >
              {t('remove')}
            </Button>
          </span>
        ))}
      </>
    );
  }
  if (slot.held) return <span className="ow-muted">{say(slot.held.note as { zh: string; en: string })}</span>;
  const word = !slot.required ? 'optional' : slot.deferrable ? 'later' : 'none';
  return <span className="ow-muted">{t(word)}</span>;
}

function nameOf(slot: Slot): { zh: string; en: string } {
  return { zh: slot.name.zh, en: slot.name.en ?? slot.name.zh };
}
