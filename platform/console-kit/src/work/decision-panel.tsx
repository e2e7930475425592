import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';
import { Button } from '../control/button.tsx';
import { Segmented } from '../control/tabs.tsx';
import { useHotkeys } from '../hotkeys.ts';
import { useMessages } from '../language/language.tsx';
import { OpinionBox } from './opinion-box.tsx';
import './work.css';

/** One way to decide: its word, the act that its button names, and what happens after it. */
export interface Decision<K extends string> {
  key: K;
  label: string;
  /** 同意并盖章. */
  act: string;
  /** 生成准予行政许可决定书，先看一眼 … */
  consequences: readonly ReactNode[];
  opinionRequired?: boolean;
  /** Said when it is missing, where it goes into no document. */
  opinionMissing?: string;
  suggestions?: readonly { label: string; text: string }[];
  /** Further fields, e.g. the step to return to. */
  fields?: ReactNode;
  /** Cannot be undone and ends the case: an ink button. */
  final?: boolean;
}

/** Something else the person may do: 暂停计时 · 要有法定依据. */
export interface FurtherAct {
  key: string;
  label: string;
  note?: string;
  keys?: string;
  run(): void;
}

const messages = defineMessages({
  zh: {
    title: '您现在可以',
    choose: '怎么决定',
    after: '{decision}后会',
    required: '请写明意见，它会进文书。',
    nothing: '这一件现在不等您。',
    others: '其他',
  },
  en: {
    title: 'What you may do now',
    choose: 'Your decision',
    after: 'After “{decision}”',
    required: 'Please write your opinion; it goes into the document.',
    nothing: 'This case does not wait for you now.',
    others: 'Others',
  },
});

/**
 * The right column of a work page. The decision's button is pressed by Ctrl+Enter too; an opinion that is missing is
 * asked for beside the field, the button is never grey.
 */
export function DecisionPanel<K extends string>({
  decisions,
  acts = [],
  onDecide,
  busy = false,
  errors = {},
  footnote,
  waiting,
}: {
  decisions: readonly Decision<K>[];
  acts?: readonly FurtherAct[];
  onDecide(decision: K, opinion: string): void;
  busy?: boolean;
  /** The server's problem with the opinion. */
  errors?: { opinion?: string | undefined };
  /** 用您的签名证书，留痕不可改. */
  footnote?: ReactNode;
  /** Said when there is nothing to decide: whom it waits for. */
  waiting?: ReactNode;
}) {
  const t = useMessages(messages);
  const [chosen, setChosen] = useState<K>();
  const [opinion, setOpinion] = useState('');
  const [missing, setMissing] = useState(false);
  const decision = decisions.find(entry => entry.key === chosen) ?? decisions[0];

  function decide() {
    if (!decision) return;
    const lacks = decision.opinionRequired === true && opinion.trim() === '';
    setMissing(lacks);
    if (!lacks) onDecide(decision.key, opinion.trim());
  }

  useHotkeys(
    [
      ...(decision ? [{ keys: 'Ctrl+Enter', label: decision.act, whileTyping: true, run: decide }] : []),
      ...acts.flatMap(act => (act.keys ? [{ keys: act.keys, label: act.label, run: act.run }] : [])),
    ],
    decision !== undefined || acts.length > 0,
  );

  return (
    <div className="ow-decision">
      <h2>{t('title')}</h2>
      {decision ? (
        <>
          {decisions.length > 1 && (
            <Segmented<K> block label={t('choose')} options={decisions} value={decision.key} onChange={setChosen} />
          )}
          {decision.fields}
          <OpinionBox
            value={opinion}
            onChange={setOpinion}
            phrasesKey={decision.key}
            suggestions={decision.suggestions ?? []}
            error={missing ? (decision.opinionMissing ?? t('required')) : errors.opinion}
          />
          {decision.consequences.length > 0 && (
            <div className="ow-consequences">
              <h3>{t('after', { decision: decision.label })}</h3>
              <ul>
                {decision.consequences.map((consequence, i) => (
                  <li key={i}>{consequence}</li>
                ))}
              </ul>
            </div>
          )}
          <Button
            kind={decision.final ? 'ink' : 'solid'}
            size="large"
            block
            keys="Ctrl+Enter"
            busy={busy}
            onClick={decide}
          >
            {decision.act}
          </Button>
          {footnote && <p className="ow-decision-foot">{footnote}</p>}
        </>
      ) : (
        <p className="ow-muted">{waiting ?? t('nothing')}</p>
      )}
      {acts.length > 0 && (
        <ul className="ow-acts" aria-label={t('others')}>
          {acts.map(act => (
            <li key={act.key}>
              <button type="button" onClick={act.run}>
                <span>{act.label}</span>
                {act.note && <small>{act.note}</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
