import { useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Problem } from './problems.ts';

const messages = defineMessages({
  zh: { missing: '还差 {n} 处，补上就能收：' },
  en: { missing: 'Still missing: {n}' },
});

/** What is missing, each line leading to its place. */
export function MissingList({ problems, onGo }: { problems: readonly Problem[]; onGo(problem: Problem): void }) {
  const t = useMessages(messages);
  const say = useText();
  return (
    <div className="ow-window-problems" role="alert">
      <b>{t('missing', { n: problems.length })}</b>
      <ul>
        {problems.map(problem => (
          <li key={problem.key}>
            <button type="button" className="ow-text-link" onClick={() => onGo(problem)}>
              {say(problem)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
