import { defineMessages } from '@onewindow/i18n';
import { useId } from 'react';
import { Button } from '../control/button.tsx';
import { ErrorLine } from '../form/error-line.tsx';
import { useMessages } from '../language/language.tsx';
import { usePhrases } from './phrases.ts';
import './work.css';

const messages = defineMessages({
  zh: { opinion: '意见', common: '常用：', keep: '存成我的', drop: '不再常用', kept: '已经存成常用意见' },
  en: {
    opinion: 'Opinion',
    common: 'Often used:',
    keep: 'Keep as mine',
    drop: 'Forget it',
    kept: 'Kept among your phrases',
  },
});

/** Longest opinion that documents carry, in characters. */
export const longestOpinion = 2000;

/** The opinion 意见, with phrases of one's own that are kept with the account. */
export function OpinionBox({
  value,
  onChange,
  phrasesKey = 'opinion',
  suggestions = [],
  error,
  label,
}: {
  value: string;
  onChange(value: string): void;
  /** Phrases are kept apart by this key, e.g. by kind of decision. */
  phrasesKey?: string;
  /** Phrases that every member of staff is offered. */
  suggestions?: readonly { label: string; text: string }[];
  error?: string | undefined;
  label?: string;
}) {
  const t = useMessages(messages);
  const id = useId();
  const { phrases, keep, drop } = usePhrases(phrasesKey);
  const own = phrases.find(phrase => phrase.text === value.trim());
  return (
    <div className="ow-opinion">
      <label className="ow-muted" htmlFor={id}>
        {label ?? t('opinion')}
      </label>
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      <textarea
        id={id}
        className="ow-input"
        rows={5}
        maxLength={longestOpinion}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={event => onChange(event.target.value)}
      />
      <p className="ow-phrases">
        {suggestions.length + phrases.length > 0 && <span>{t('common')}</span>}
        {[...suggestions, ...phrases].map(phrase => (
          <Button key={phrase.text} kind="link" title={phrase.text} onClick={() => onChange(phrase.text)}>
            {phrase.label}
          </Button>
        ))}
        {own ? (
          <Button kind="link" onClick={() => drop(own.text)}>
            {t('drop')}
          </Button>
        ) : (
          value.trim() !== '' && (
            <Button kind="link" onClick={() => keep(value.trim())}>
              {t('keep')}
            </Button>
          )
        )}
      </p>
    </div>
  );
}
