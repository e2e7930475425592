import { CheckGroupField, FormSection, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Source, Text } from '../src/content.ts';
import type { ItemContent } from '../src/item-content.ts';
import { CodeField, type Fields, type ItemDraft, LinesField, TextPair, useCodes } from './editor-fields.tsx';
import { DraftRows } from './editor-rows.tsx';
import { SourceCell } from './editor-source.tsx';

const messages = defineMessages({
  zh: {
    basic: '基本信息',
    name: '事项名称',
    summary: '一句话说明',
    summaryHint: '用平常的话说：是什么，谁要办',
    serviceObjects: '服务对象',
    caseType: '办件类型',
    powerSource: '权力来源',
    bodyKind: '实施主体性质',
    exerciseContent: '行使内容',
    quantityLimit: '数量限制',
    jointBodies: '联办机构',
    intermediary: '中介服务',
    discretion: '审查标准',
    applicantTerm: '申请人自己的期限',
    applicantTermHint: '如 设立之日起三十日内',
    notes: '编者说明',
    sources: '这些内容的来源',
    'source.name': '名称',
    'source.type': '类型',
    'source.levels': '层级',
    'source.department': '机关',
    'source.serviceObjects': '服务对象',
    'source.topics': '主题',
    'source.aliases': '别名',
    bases: '设定依据',
    basis: '依据',
    basisName: '第 {n} 条依据',
    quote: '原文',
    addBasis: '加一条依据',
    basisNote: '{n} 条',
  },
  en: {
    basic: 'Basics',
    name: 'Name',
    summary: 'In one sentence',
    summaryHint: 'in plain words: what it is and who needs it',
    serviceObjects: 'Who may apply',
    caseType: 'Kind of handling',
    powerSource: 'Source of the power',
    bodyKind: 'Kind of body',
    exerciseContent: 'What is exercised',
    quantityLimit: 'Limit of number',
    jointBodies: 'Joint bodies',
    intermediary: 'Intermediary service',
    discretion: 'Standards of review',
    applicantTerm: 'Term that binds the applicant',
    applicantTermHint: 'such as: within 30 days of being set up',
    notes: 'Notes of the editor',
    sources: 'Where these come from',
    'source.name': 'name',
    'source.type': 'type',
    'source.levels': 'levels',
    'source.department': 'department',
    'source.serviceObjects': 'applicants',
    'source.topics': 'topics',
    'source.aliases': 'aliases',
    bases: 'Legal basis',
    basis: 'Basis',
    basisName: 'basis {n}',
    quote: 'Words of the law',
    addBasis: 'Add a basis',
    basisNote: '{n} in all',
  },
});

const elements = ['name', 'type', 'levels', 'department', 'serviceObjects', 'topics', 'aliases'] as const;

/** 基本信息: what it is, for whom, and where each of these comes from. */
export function BasicSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const objects = useCodes('serviceObject');
  const shown = elements.filter(element => draft.value.sources[element]);
  return (
    <FormSection title={t('basic')}>
      <TextPair draft={draft} path="/name" label={t('name')} code="task_name" />
      <TextPair
        draft={draft}
        path="/summary"
        label={t('summary')}
        hint={t('summaryHint')}
        rows={2}
        optional
        empty={null}
      />
      <div className="ow-cat-checks ow-span-2" data-path="/serviceObjects">
        <CheckGroupField {...draft.field<string[]>('/serviceObjects')} label={t('serviceObjects')} options={objects} />
      </div>
      <CodeField draft={draft} path="/caseType" table="caseType" label={t('caseType')} code="project_type" />
      <CodeField draft={draft} path="/powerSource" table="powerSource" label={t('powerSource')} code="power_source" />
      <CodeField draft={draft} path="/bodyKind" table="bodyKind" label={t('bodyKind')} code="dept_type" />
      <LinesField draft={draft} path="/notes" label={t('notes')} />
      <TextPair draft={draft} path="/exerciseContent" label={t('exerciseContent')} rows={2} optional />
      <TextPair draft={draft} path="/quantityLimit" label={t('quantityLimit')} optional />
      <TextPair draft={draft} path="/jointBodies" label={t('jointBodies')} optional />
      <TextPair draft={draft} path="/intermediary" label={t('intermediary')} optional />
      <TextPair draft={draft} path="/discretion" label={t('discretion')} rows={2} optional />
      <TextPair
        draft={termDraft(draft)}
        path="/applicantTerm/text"
        label={t('applicantTerm')}
        hint={t('applicantTermHint')}
        optional
      />
      <div className="ow-span-2" data-path="/sources">
        <p className="ow-cat-label">{t('sources')}</p>
        <dl className="ow-cat-sources">
          {shown.map(element => (
            <div key={element}>
              <dt>{t(`source.${element}`)}</dt>
              <dd>
                <SourceCell {...sourceOf(draft, `/sources/${element}`)} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </FormSection>
  );
}

/** The applicant's term is an object around its text: it comes with the first letter and goes with the last. */
function termDraft(draft: ItemDraft): ItemDraft {
  const { value, onChange } = draft.field<ItemContent['applicantTerm']>('/applicantTerm');
  return {
    ...draft,
    field: <V,>(path: string) => ({
      ...draft.field<V>(path),
      ...(path === '/applicantTerm/text' && {
        onChange(text: V) {
          const words: unknown = text;
          onChange(words ? { ...value, text: words as Text } : undefined);
        },
      }),
    }),
  };
}

/** 设定依据: no item without one. */
export function BasesSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const missing = draft.field('/bases').error;
  return (
    <FormSection title={t('bases')} note={t('basisNote', { n: draft.value.bases.length })} flush>
      <div data-path="/bases">
        {missing && <p className="ow-cat-wrong">{missing}</p>}
        <DraftRows<Source>
          draft={draft}
          path="/bases"
          label={t('bases')}
          addLabel={t('addBasis')}
          create={() => ({ kind: 'law', verified: false })}
          nameOf={basis => (basis.law ? `《${basis.law}》${basis.article ?? ''}` : '')}
          columns={() => [
            {
              key: 'basis',
              label: t('basis'),
              width: '44%',
              cell: (_, path) => <SourceCell {...sourceOf(draft, path)} />,
            },
            {
              key: 'quote',
              label: t('quote'),
              cell: basis => (
                <span className="ow-muted" lang="zh-CN">
                  {basis.quote}
                </span>
              ),
            },
          ]}
        />
      </div>
    </FormSection>
  );
}

/** Binds a source for `SourceCell` and `SourceBox`. */
export function sourceOf(draft: Fields, path: string) {
  const { value, error, onChange } = draft.field<Source | null>(path);
  return { path, value, error, onChange };
}

/** As `sourceOf`, for what somebody always says: the source is changed and never taken away. */
export function keptSourceOf(draft: Fields, path: string) {
  const { onChange, ...bound } = sourceOf(draft, path);
  return { ...bound, onChange: (next: Source | null) => next && onChange(next) };
}
