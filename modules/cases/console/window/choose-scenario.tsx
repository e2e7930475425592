import type { Scenario, ScenarioAnswers } from '@onewindow/catalogue/contract';
import { resolveScenario } from '@onewindow/catalogue/contract';
import { api, apiPath, Button, ErrorState, Panel, Skeleton, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import { goToPlace } from './problems.ts';
import { ScenarioQuestions } from './scenario-questions.tsx';
import { ScenarioResult } from './scenario-result.tsx';
import type { FoundItem, Party } from './window-data.ts';

const messages = defineMessages({
  zh: { ask: '问申请人', left: '还有 {n} 个问题', all: '都问过了', back: '换一个事项' },
  en: { ask: 'Ask the applicant', left: '{n} {n|question|questions} left', all: 'all answered', back: 'Another item' },
});

/**
 * 一件事 at the window: the scenario's questions on one sheet, then what follows from the answers. Several items of the
 * joint service become one draft: one form, one set of materials, one receipt.
 */
export function ChooseScenario({
  code,
  party,
  onDraft,
  onItem,
  onBack,
}: {
  code: string;
  party: Party;
  onDraft(id: string): void;
  /** An item that is not part of the joint service is received on its own. */
  onItem(item: FoundItem): void;
  onBack(): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const [answers, setAnswers] = useState<ScenarioAnswers>({});
  const [tried, setTried] = useState(false);
  const found = useQuery({
    queryKey: ['scenario', code],
    queryFn: ({ signal }) =>
      api.get(apiPath`/api/catalogue/scenarios/${code}`, { signal }) as Promise<Static<typeof Scenario>>,
  });
  if (found.isPending) return <Skeleton lines={10} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const scenario = found.data;
  const resolved = resolveScenario(scenario, answers);
  const open = resolved.questions.filter(({ id }) => (answers[id] ?? []).length === 0);
  const name = say({ zh: scenario.name.zh, en: scenario.name.en ?? scenario.name.zh });
  return (
    <div className="ow-stack">
      <div className="ow-window-actions">
        <h2 className="ow-window-title">{name}</h2>
        <Button kind="link" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      <Panel title={t('ask')} note={open.length > 0 ? t('left', { n: open.length }) : t('all')}>
        <ScenarioQuestions
          questions={resolved.questions}
          answers={answers}
          missing={tried ? open.map(({ id }) => id) : []}
          onAnswer={(id, chosen) => setAnswers({ ...answers, [id]: chosen })}
        />
      </Panel>
      <ScenarioResult
        scenario={scenario}
        resolved={resolved}
        answers={answers}
        party={party}
        onDraft={onDraft}
        onItem={onItem}
        onMissing={() => {
          setTried(true);
          const [first] = open;
          // Only once the mark is drawn does the line stand where it will stay.
          if (first) requestAnimationFrame(() => goToPlace(`question-${first.id}`));
        }}
      />
    </div>
  );
}
