import { Button, ErrorLine, UploadButton, useMessages } from '@onewindow/console-kit';
import { defineMessages, formatBytes } from '@onewindow/i18n';
import type { MaterialFile } from '../src/content.ts';
import type { ItemDraft } from './editor-fields.tsx';

const messages = defineMessages({
  zh: {
    blankFile: '空白表格（文件）',
    blankHint: '申请人下载来填',
    sampleFile: '样表（文件）',
    sampleHint: '填好的例子，不要有真人的信息',
    hint: '{hint}。{kinds}',
    choose: '选文件',
    another: '换一份',
    remove: '移除',
    removeOf: '移除{name}',
    kinds: 'PDF、Word（docx）、Excel（xlsx）、OFD、JPG 或 PNG，最大 20 MB',
  },
  en: {
    blankFile: 'Blank form (file)',
    blankHint: 'for the applicant to download and fill in',
    sampleFile: 'Filled-in example (file)',
    sampleHint: 'without anybody’s real data',
    hint: '{hint}; {kinds}',
    choose: 'Choose a file',
    another: 'Replace it',
    remove: 'Remove',
    removeOf: 'Remove {name}',
    kinds: 'PDF, Word (docx), Excel (xlsx), OFD, JPG or PNG of at most 20 MB',
  },
});

/** The blank form and the filled-in example of a material: kept with this version, in the guide once it is published. */
export function MaterialFiles({ draft, path }: { draft: ItemDraft; path: string }) {
  const t = useMessages(messages);
  return (
    <>
      <FileField draft={draft} path={`${path}/blankFile`} label={t('blankFile')} hint={t('blankHint')} />
      <FileField draft={draft} path={`${path}/sampleFile`} label={t('sampleFile')} hint={t('sampleHint')} />
    </>
  );
}

function FileField({ draft, path, label, hint }: { draft: ItemDraft; path: string; label: string; hint: string }) {
  const t = useMessages(messages);
  const { value, onChange, error } = draft.field<MaterialFile | undefined>(path);
  return (
    <div className="ow-edit-field" data-path={path}>
      <p className="ow-cat-label">{label}</p>
      <p className="ow-edit-hint">{value ? hint : t('hint', { hint, kinds: t('kinds') })}</p>
      {error && <ErrorLine>{error}</ErrorLine>}
      {value && (
        <p className="ow-cat-file">
          <a href={`/api/files/${value.id}?download=1`} download>
            {value.name}
          </a>{' '}
          <span className="ow-muted">{formatBytes(value.bytes)}</span>{' '}
          <Button kind="link" aria-label={t('removeOf', { name: label })} onClick={() => onChange(undefined)}>
            {t('remove')}
          </Button>
        </p>
      )}
      <UploadButton
        // A new button for each file, so that it does not go on telling of the one before.
        key={value?.id ?? ''}
        label={value ? t('another') : t('choose')}
        purpose="catalogue.sample"
        accept=".pdf,.docx,.xlsx,.ofd,.jpg,.jpeg,.png"
        maxBytes={20 * 1024 ** 2}
        onDone={({ id, name, bytes, mediaType }) => onChange({ id, name, bytes, mediaType })}
      />
    </div>
  );
}
