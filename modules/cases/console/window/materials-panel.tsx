import {
  api,
  apiPath,
  Button,
  Checkbox,
  confirm,
  Icon,
  Panel,
  randomKey,
  type StoredFile,
  useCommand,
  useHotkeys,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useRef, useState } from 'react';
import type { DraftReply } from '../../src/contract-applications.ts';
import { ScanButton } from './scan-button.tsx';
import type { Application } from './use-application.ts';
import { markOriginal, slotId } from './window-data.ts';

type Slot = DraftReply['materials'][number];
type SlotFile = Slot['files'][number];

const messages = defineMessages({
  zh: {
    title: '材料 {n} 份',
    note: '齐 {ready}，缺 {missing}',
    scan: '扫描或选文件',
    more: '再加一份',
    replace: '换一份',
    ready: '齐',
    later: '可以后补',
    optional: '可以不交',
    none: '还没有',
    remove: '移除',
    removeAsk: '移除“{name}”？',
    removeText: '从这次申请里拿掉。扫描错了可以再扫。',
    first: '扫第一份缺的材料',
    seen: '原件已核对',
    all: '原件都核对过了',
    online: '网上传的',
    scanned: '窗口扫的',
    pages: '{n} 页',
  },
  en: {
    title: 'Materials: {n}',
    note: '{ready} there, {missing} missing',
    scan: 'Scan or choose',
    more: 'Add another',
    replace: 'Replace',
    ready: 'there',
    later: 'may follow later',
    optional: 'optional',
    none: 'not yet',
    remove: 'Remove',
    removeAsk: 'Remove “{name}”?',
    removeText: 'It leaves this application; it can be scanned again.',
    first: 'Scan the first missing material',
    seen: 'Original seen',
    all: 'All originals seen',
    online: 'uploaded online',
    scanned: 'scanned here',
    pages: '{n} {n|page|pages}',
  },
});

/** What has to be handed in: held by the platform, sent from home, or scanned here and compared with the original. */
export function MaterialsPanel({ application }: { application: Application }) {
  const t = useMessages(messages);
  const area = useRef<HTMLUListElement>(null);
  const { draft, refreshMaterials } = application;
  const slots = draft.materials;
  const missing = slots.filter(slot => !slot.satisfied);
  const unseen = slots.flatMap(slot => slot.files.filter(file => file.fileId && !file.originalSeenAt));
  const markAll = useCommand({
    async send() {
      for (const { id } of unseen) await markOriginal(draft.id, id, true);
      await refreshMaterials();
    },
  });
  useHotkeys([
    {
      keys: 'F7',
      label: t('first'),
      whileTyping: true,
      run: () => area.current?.querySelector<HTMLElement>('[data-missing] button')?.click(),
    },
  ]);
  return (
    <Panel
      title={t('title', { n: slots.length })}
      note={
        <>
          {t('note', { ready: slots.length - missing.length, missing: missing.length })}
          {unseen.length > 1 && (
            <Button size="small" busy={markAll.pending} onClick={() => void markAll.run()}>
              {t('all')}
            </Button>
          )}
        </>
      }
      flush
    >
      <ul ref={area} className="ow-window-slots">
        {slots.map((slot, i) => (
          <SlotRow key={slot.slot} number={i + 1} slot={slot} application={application} />
        ))}
      </ul>
    </Panel>
  );
}

function SlotRow({ number, slot, application }: { number: number; slot: Slot; application: Application }) {
  const t = useMessages(messages);
  const say = useText();
  const { draft, refreshMaterials } = application;
  const name = say({ zh: slot.name.zh, en: slot.name.en ?? slot.name.zh });
  const attach = useCommand<{ file: StoredFile; instead?: string }>({
    async send({ file, instead }, key) {
      const body = { slot: slot.slot, fileId: file.id, name: file.name };
      await api.post(apiPath`/api/applications/${draft.id}/materials`, body, { key });
      // The new one first: a connection that breaks in between leaves two rather than none.
      if (instead) await api.delete(apiPath`/api/applications/${draft.id}/materials/${instead}`, { key: randomKey() });
      await refreshMaterials();
    },
  });
  const word = !slot.required ? 'optional' : slot.deferrable ? 'later' : 'none';
  return (
    <li id={slotId(slot.slot)} tabIndex={-1} className="ow-window-slot" data-missing={slot.satisfied ? undefined : ''}>
      <div className="ow-window-slot-head">
        <span className="ow-muted">{number}</span>
        {slot.satisfied ? <span>{name}</span> : <b>{name}</b>}
        <span className="ow-window-slot-state">
          {slot.held || slot.files.length > 0 ? (
            <span className="ow-window-ready">
              <Icon name="check" size={14} /> {t('ready')}
            </span>
          ) : (
            <span className="ow-muted">{t(word)}</span>
          )}
          {!slot.held && (
            <ScanButton
              label={t(slot.files.length > 0 ? 'more' : 'scan')}
              hint={name}
              onDone={file => attach.run({ file })}
            />
          )}
        </span>
      </div>
      {slot.held && slot.files.length === 0 && (
        <p className="ow-muted ow-window-slot-file">{say(slot.held.note as { zh: string; en: string })}</p>
      )}
      {slot.files.map(file => (
        <FileRow
          key={file.id}
          file={file}
          application={application}
          onReplace={next => attach.run({ file: next, instead: file.id })}
        />
      ))}
    </li>
  );
}

function FileRow({
  file,
  application: { draft, refreshMaterials },
  onReplace,
}: {
  file: SlotFile;
  application: Application;
  onReplace(next: StoredFile): Promise<unknown>;
}) {
  const t = useMessages(messages);
  // Ticked at once; the server's word takes over when the materials have been read again.
  const [wanted, setWanted] = useState<boolean>();
  const mark = useCommand<boolean>({
    async send(seen) {
      await markOriginal(draft.id, file.id, seen);
      await refreshMaterials();
    },
  });
  const remove = useCommand({
    async send(_, key) {
      await api.delete(apiPath`/api/applications/${draft.id}/materials/${file.id}`, { key });
      await refreshMaterials();
    },
  });
  async function askToRemove() {
    const sure = await confirm({ title: t('removeAsk', { name: file.name }), body: t('removeText'), act: t('remove') });
    if (sure) await remove.run();
  }
  return (
    <div className="ow-window-slot-file">
      {file.fileId ? (
        <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer" className="ow-cut">
          {file.name}
        </a>
      ) : (
        <span className="ow-cut">{file.name}</span>
      )}
      <span className="ow-muted">
        {t(file.source === 'window' ? 'scanned' : 'online')}
        {file.pages ? `　${t('pages', { n: file.pages })}` : ''}
      </span>
      <span className="ow-window-slot-acts">
        <Checkbox
          checked={wanted ?? file.originalSeenAt !== null}
          onChange={seen => {
            setWanted(seen);
            void mark.run(seen).then(() => setWanted(undefined));
          }}
        >
          {t('seen')}
          <span className="ow-sr"> {file.name}</span>
        </Checkbox>
        <ScanButton kind="link" label={t('replace')} hint={file.name} multiple={false} onDone={onReplace} />
        <Button kind="link" size="small" aria-label={`${t('remove')} ${file.name}`} onClick={() => void askToRemove()}>
          {t('remove')}
        </Button>
      </span>
    </div>
  );
}
