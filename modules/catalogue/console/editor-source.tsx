import {
  Button,
  Checkbox,
  Dialog,
  ErrorLine,
  FieldFrame,
  Tag,
  TextAreaField,
  TextField,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Source } from '../src/content.ts';
import { articlesQuery, lawsQuery } from './editor-data.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    checked: '已核对原文',
    unchecked: '未核对',
    change: '改',
    remove: '移除',
    choose: '选一条依据',
    none: '没有依据，填一条',
    title: '依据',
    law: '哪部法',
    article: '第几条',
    articleHint: '照原文写，如 第四十二条第一款',
    quote: '原文',
    note: '说明',
    verified: '我对照原文核对过',
    verifiedHint: '改了法名、条号或者原文，就要再核对一次。',
    use: '用这一条',
    cancel: '先不',
    known: '这部法已经引用过的条文',
    knownNone: '这部法还没有被引用过，请自己写条号和原文。',
    times: '{n} 个事项引用',
    stale: '这部法可能已经修改：{risk}',
    statute: '条文用语',
    generalKnowledge: '一般知识',
    composed: '由几条合成',
    editor: '编者写的',
    organisation: '实施机关提供',
    demonstration: '演示内容',
    lawMissing: '写明哪部法。',
    articleMissing: '写明第几条。',
    bySource: '来源：{kind}',
  },
  en: {
    checked: 'checked',
    unchecked: 'not checked',
    change: 'Change',
    remove: 'Remove',
    choose: 'Choose a basis',
    none: 'No basis; add one',
    title: 'Legal basis',
    law: 'Law',
    article: 'Article',
    articleHint: 'as in the text, e.g. 第四十二条第一款',
    quote: 'Words of the law',
    note: 'Note',
    verified: 'I compared it with the text',
    verifiedHint: 'After a change of law, article or words it has to be compared again.',
    use: 'Use this',
    cancel: 'Not now',
    known: 'Articles of this law that are cited already',
    knownNone: 'Nothing cites this law yet; write the article and its words.',
    times: 'cited by {n} items',
    stale: 'This law may have been amended: {risk}',
    statute: 'wording of the law',
    generalKnowledge: 'general knowledge',
    composed: 'composed of several articles',
    editor: 'written by the editor',
    organisation: 'given by the organisation',
    demonstration: 'demonstration',
    lawMissing: 'Say which law.',
    articleMissing: 'Say which article.',
    bySource: 'Source: {kind}',
  },
});

/** Whether the words behind an element were compared with the text. */
export function CheckedTag({ source }: { source: Pick<Source, 'verified'> }) {
  const t = useMessages(messages);
  return source.verified ? <Tag kind="tint">{t('checked')}</Tag> : <Tag kind="wash">{t('unchecked')}</Tag>;
}

/** A source in one line: 《食品安全法》第三十五条, or who says so. */
export function SourceName({ source }: { source: Source }) {
  const t = useMessages(messages);
  if (!source.law)
    return (
      <span className="ow-muted">{t('bySource', { kind: t(source.kind === 'law' ? 'statute' : source.kind) })}</span>
    );
  return (
    <span lang="zh-CN">
      《{source.law}》{source.article}
    </span>
  );
}

interface Bound {
  path: string;
  value: Source | null | undefined;
  onChange(value: Source | null): void;
  error?: string | undefined;
}

/** The basis of one element with its words: a wash box as in a law book's margin. */
export function SourceBox({
  label,
  code,
  path,
  value,
  onChange,
  error,
  removable = false,
}: Bound & {
  label: ReactNode;
  code?: string;
  removable?: boolean;
}) {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  return (
    <div className="ow-edit-field ow-span-4" data-path={path}>
      <p className="ow-cat-label">
        {label} {code && <code>{code}</code>}
      </p>
      {value ? (
        <div className="ow-quote">
          <div className="ow-cat-quote-head">
            <b>
              <SourceName source={value} />
            </b>
            <span className="ow-cat-quote-acts">
              <CheckedTag source={value} />
              <Button kind="link" onClick={() => setOpen(true)}>
                {t('change')}
              </Button>
              {removable && (
                <Button kind="link" onClick={() => onChange(null)}>
                  {t('remove')}
                </Button>
              )}
            </span>
          </div>
          {value.quote && <p lang="zh-CN">{value.quote}</p>}
          {value.note && (
            <p className="ow-muted" lang="zh-CN">
              {value.note}
            </p>
          )}
        </div>
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{t('choose')}</Button>
        </div>
      )}
      {error && <ErrorLine>{error}</ErrorLine>}
      {open && <SourceDialog source={value} onClose={() => setOpen(false)} onUse={onChange} />}
    </div>
  );
}

/** The basis of a row, as small as a cell; press it to choose another. */
export function SourceCell({ path, value, onChange, error }: Bound) {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  return (
    <span data-path={path} className="ow-cat-source">
      <button type="button" className="ow-cat-cell" onClick={() => setOpen(true)}>
        {value ? <SourceName source={value} /> : <ErrorLine>{t('none')}</ErrorLine>}
      </button>
      {value && error ? <ErrorLine>{error}</ErrorLine> : value && <CheckedTag source={value} />}
      {open && <SourceDialog source={value} onClose={() => setOpen(false)} onUse={onChange} />}
    </span>
  );
}

/** Choosing a law and an article: words that somebody has checked already are taken over with their mark. */
function SourceDialog({
  source,
  onUse,
  onClose,
}: {
  source: Source | null | undefined;
  onUse(source: Source): void;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const [edited, setEdited] = useState<Source>(source ?? { kind: 'law', verified: false });
  const [missing, setMissing] = useState<'law' | 'article'>();
  const laws = useQuery(lawsQuery);
  const list = useId();
  const law = laws.data?.find(one => one.name === edited.law);
  // What was compared with the text is the law, the article and the words together.
  const change = (part: Partial<Source>) => setEdited({ ...edited, ...part, verified: false });
  function use() {
    const { law: name, article, quote, note, ...rest } = edited;
    // Only what the editor herself or general knowledge says goes without a law.
    const needsLaw = rest.kind === 'law' || Boolean(name) || Boolean(article);
    if (needsLaw && !name?.trim()) return setMissing('law');
    if (needsLaw && !article?.trim()) return setMissing('article');
    onUse({
      ...rest,
      ...(needsLaw && { kind: rest.kind === 'composed' ? 'composed' : 'law' }),
      ...(name?.trim() && { law: name.trim() }),
      ...(article?.trim() && { article: article.trim() }),
      ...(quote?.trim() && { quote: quote.trim() }),
      ...(note?.trim() && { note: note.trim() }),
    });
    onClose();
  }
  return (
    <Dialog
      title={t('title')}
      width={640}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" onClick={use}>
            {t('use')}
          </Button>
        </>
      }
    >
      <div className="ow-cat-dialog">
        <FieldFrame label={t('law')} error={missing === 'law' ? t('lawMissing') : undefined}>
          {({ status: _, ...ids }) => (
            <>
              <input
                {...ids}
                className="ow-input"
                list={list}
                lang="zh-CN"
                maxLength={200}
                value={edited.law ?? ''}
                onChange={event => change({ law: event.target.value })}
              />
              <datalist id={list}>
                {laws.data?.map(one => (
                  <option key={one.name} value={one.name} />
                ))}
              </datalist>
            </>
          )}
        </FieldFrame>
        {law?.staleRisk && <p className="ow-muted">{t('stale', { risk: law.staleRisk })}</p>}
        {edited.law && law && (
          <KnownArticles law={edited.law} onPick={picked => setEdited({ ...edited, kind: 'law', ...picked })} />
        )}
        <TextField
          path="/article"
          label={t('article')}
          hint={t('articleHint')}
          maxLength={100}
          value={edited.article}
          error={missing === 'article' ? t('articleMissing') : undefined}
          onChange={article => change({ article: article ?? '' })}
        />
        <TextAreaField
          path="/quote"
          label={t('quote')}
          optional
          maxLength={4000}
          value={edited.quote}
          error={undefined}
          onChange={quote => change({ quote: quote ?? '' })}
        />
        <div className="ow-check-line">
          <Checkbox
            label={t('verified')}
            checked={edited.verified}
            onChange={verified => setEdited({ ...edited, verified })}
          />
          <small>{t('verifiedHint')}</small>
        </div>
        <TextField
          path="/note"
          label={t('note')}
          optional
          maxLength={2000}
          value={edited.note}
          error={undefined}
          onChange={note => setEdited({ ...edited, note: note ?? '' })}
        />
      </div>
    </Dialog>
  );
}

function KnownArticles({
  law,
  onPick,
}: {
  law: string;
  onPick(picked: { article: string; quote: string; verified: boolean }): void;
}) {
  const t = useMessages(messages);
  const articles = useQuery(articlesQuery(law));
  if (!articles.data) return null;
  if (articles.data.length === 0) return <p className="ow-muted">{t('knownNone')}</p>;
  return (
    <div>
      <p className="ow-cat-label">{t('known')}</p>
      <ul className="ow-cat-known" aria-label={t('known')}>
        {articles.data.map(({ article, quote, verified, items }) => (
          <li key={`${article} ${quote}`}>
            <button type="button" onClick={() => onPick({ article, quote: quote ?? '', verified })}>
              <b lang="zh-CN">{article}</b> <CheckedTag source={{ verified }} />{' '}
              <small>{t('times', { n: items })}</small>
              {quote && <span lang="zh-CN">{quote}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
