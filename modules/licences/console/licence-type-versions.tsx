import {
  type Bilingual,
  ErrorState,
  Panel,
  Rows,
  Skeleton,
  useDates,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import type { LicenceTypeVersion } from '../src/contract.ts';
import { typeMessages } from './licence-type-messages.ts';
import { useTypeVersions } from './type-data.ts';
import './licences.css';

const parts: readonly { words: Bilingual; of(version: LicenceTypeVersion): unknown }[] = [
  { words: { zh: '名称', en: 'name' }, of: version => [version.name, version.nameEn] },
  { words: { zh: '定义机关', en: 'authority' }, of: version => version.authorityName },
  { words: { zh: '依据', en: 'law' }, of: version => version.law },
  { words: { zh: '证号格式', en: 'number format' }, of: version => version.numberFormat },
  { words: { zh: '有效期', en: 'validity' }, of: version => version.definition.validityMonths },
  { words: { zh: '版式', en: 'layout' }, of: version => version.definition.layout },
  { words: { zh: '说明', en: 'note' }, of: version => version.definition.note },
  { words: { zh: '栏目', en: 'lines' }, of: version => version.definition.fields },
];

/** Who changed what, when and why; the newest first. */
export function LicenceTypeVersions({ typeKey, revision }: { typeKey: string; revision: number }) {
  const t = useMessages(typeMessages);
  const say = useText();
  const dates = useDates();
  const found = useTypeVersions(typeKey);
  return (
    <Panel title={t('versions')} flush={found.isSuccess}>
      {found.isPending && <Skeleton lines={3} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Rows
          label={t('versions')}
          rows={found.data.map((version, i) => ({
            key: String(version.revision),
            main: `${t('version', { n: version.revision })}${version.revision === revision ? ` · ${t('current')}` : ''}`,
            note: [
              changes(version, found.data[i + 1])
                .map(say)
                .join(t('comma')) || t('first'),
              version.note,
              `${version.editedBy.replace('（示例）', '')} ${dates.moment(version.editedAt)}`,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
      {found.data && <p className="ow-licences-keep">{t('keep')}</p>}
    </Panel>
  );
}

function changes(version: LicenceTypeVersion, before: LicenceTypeVersion | undefined): Bilingual[] {
  if (!before) return [];
  return parts
    .filter(part => JSON.stringify(part.of(version)) !== JSON.stringify(part.of(before)))
    .map(part => part.words);
}
