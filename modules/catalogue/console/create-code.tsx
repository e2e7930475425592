import { checkBasicCode } from '@onewindow/codes';
import { type Draft, FormSection, Segmented, TextField, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { codeText } from '../src/code-tables.ts';
import { type NewItemInput, nextCodeQuery } from './create-data.ts';

const messages = defineMessages({
  zh: {
    title: '编码',
    localCode: '地方编码',
    localHint: '本地系统里的编号，留着对照',
    how: '编码怎么来',
    drawn: '平台暂编一个',
    given: '照目录填',
    code: '基本编码',
    hint: '国家或者自治区目录里的 12 位，如 000131007000',
    will: '会编成',
    later: '选好类型和部门，这里就显示编码。',
    drawnNote: '暂编的主项从 901 起，不会和国家、自治区的撞上。目录里有了正式编码，再按正式的新建。',
    parts: '{province} · {type} · 部门 {department} · 主项 {main} · {sub}',
    national: '国家设定',
    region: '广西设定',
    elsewhere: '省级代码 {province}',
    noSub: '没有子项',
    sub: '子项 {sub}',
  },
  en: {
    title: 'Code',
    localCode: 'Local code',
    localHint: 'its number in a local system, kept beside the national one',
    how: 'Where the code comes from',
    drawn: 'Let the platform draw one',
    given: 'Copy it from a catalogue',
    code: 'Basic code',
    hint: 'the 12 digits of the national or regional catalogue, e.g. 000131007000',
    will: 'It will be',
    later: 'Choose the type and the department, and the code stands here.',
    drawnNote:
      'Main items drawn here begin at 901 and never meet those of the State or the region. Once a catalogue has the item, make it anew with the official code.',
    parts: '{province} · {type} · department {department} · main item {main} · {sub}',
    national: 'set by the State',
    region: 'set by Guangxi',
    elsewhere: 'province {province}',
    noSub: 'no sub-item',
    sub: 'sub-item {sub}',
  },
});

/** 基本编码: drawn for now, or copied from a catalogue and read back part by part. */
export function CodeSection({ draft }: { draft: Draft<NewItemInput> }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const { codeKind, basicCode = '' } = draft.value;
  const next = useQuery({ ...nextCodeQuery(draft.value), enabled: codeKind === 'drawn' && ready(draft.value) });
  const drawn = ready(draft.value) ? next.data : undefined;
  const field = draft.field<string | undefined>('/basicCode');
  const checked = codeKind === 'given' ? checkBasicCode(basicCode) : undefined;
  // Told while it is typed only when it looks finished; the server says the rest.
  const refusal =
    checked && !checked.ok && basicCode.replace(/\D/g, '').length >= 12
      ? `${checked[locale]}${locale === 'zh' ? '。' : '.'}`
      : undefined;
  return (
    <FormSection title={t('title')} columns={1}>
      <Segmented
        label={t('how')}
        options={[
          { key: 'drawn', label: t('drawn') },
          { key: 'given', label: t('given') },
        ]}
        value={codeKind}
        onChange={kind => draft.field<NewItemInput['codeKind']>('/codeKind').onChange(kind)}
      />
      {codeKind === 'given' ? (
        <>
          <TextField
            {...field}
            error={field.error ?? refusal}
            label={t('code')}
            hint={t('hint')}
            maxLength={40}
            code="catalog_code"
          />
          {checked?.ok && <CodeParts code={checked.value} />}
        </>
      ) : (
        <div data-path="/basicCode" aria-live="polite">
          {drawn ? (
            <>
              <p>
                {t('will')} <b className="ow-mono">{drawn}</b>
              </p>
              <CodeParts code={drawn} />
            </>
          ) : (
            <p>{t('later')}</p>
          )}
          <p className="ow-muted">{t('drawnNote')}</p>
        </div>
      )}
      <TextField
        {...draft.field<string | undefined>('/localCode')}
        label={t('localCode')}
        hint={t('localHint')}
        optional
        maxLength={50}
        code="local_catalog_code"
      />
    </FormSection>
  );
}

function ready({ typeCode, organType }: NewItemInput): boolean {
  return typeCode !== '' && organType !== '';
}

/** What the digits say, so that a slip is seen. */
function CodeParts({ code }: { code: string }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const read = checkBasicCode(code);
  if (!read.ok) return null;
  const { province, itemType, department, mainItem: main, subItem } = read;
  return (
    <p className="ow-muted">
      {t('parts', {
        province: province === '00' ? t('national') : province === '45' ? t('region') : t('elsewhere', { province }),
        type: codeText('itemType', itemType, locale),
        department,
        main,
        sub: subItem ? t('sub', { sub: subItem }) : t('noSub'),
      })}
    </p>
  );
}
