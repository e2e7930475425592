import {
  AppLink,
  api,
  Button,
  ErrorState,
  Page,
  Panel,
  ProblemError,
  Skeleton,
  Tag,
  useCommand,
  useDates,
  useGo,
  useMessages,
  usePermission,
  useRouteParam,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { catalogueNames } from './editor-names.ts';
import { type KeptScenario, type ScenarioWithVersions, scenarioQuery, scenariosOutOfDate } from './scenario-data.ts';
import { ScenarioView, useSay } from './scenario-view.tsx';
import { WithdrawScenario } from './scenario-withdraw.tsx';
import { useScenarioWords } from './scenario-words.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    title: '情形',
    portal: '当申请人看',
    acts: '您现在可以',
    change: '改成新的一版',
    changeNote: '从这一版复制一份草稿；发布前，现行的不变',
    goOn: '接着改{number}草稿',
    lookAt: '看送审的{number}',
    versions: '版本',
    withdrawn: '这个情形已经撤下，申请人看不到：{reason}',
    published: '{name}发布，{date}',
    edited: '{name}在编辑',
  },
  en: {
    title: 'Scenarios',
    portal: 'See as an applicant',
    acts: 'What you may do now',
    change: 'Make a new version of it',
    changeNote: 'copies it into a draft; until that is published nothing changes',
    goOn: 'Go on with the draft of {number}',
    lookAt: 'See {number}, in review',
    versions: 'Versions',
    withdrawn: 'This scenario was withdrawn; people do not see it: {reason}',
    published: 'published by {name}, {date}',
    edited: '{name} is editing',
  },
});

/** One scenario: what people are asked, what each answer adds and why; its versions and how to change it. */
export function ScenarioPage() {
  const t = useMessages(messages);
  const say = useSay();
  const words = useScenarioWords();
  const code = useRouteParam('code');
  const found = useQuery(scenarioQuery(code));
  const scenario = found.data?.scenario;
  const shown = found.data?.versions.find(version => version.id === scenario?.id);
  return (
    <Page
      title={scenario ? say(scenario.name) : t('title')}
      back={{ label: t('title'), to: '/catalogue/scenarios' }}
      tag={
        scenario &&
        shown && (
          <Tag kind={shown.state === 'published' ? 'tint' : 'wash'}>
            {words.number(scenario.version)} · {words.state(shown.state)}
          </Tag>
        )
      }
      actions={
        shown?.state === 'published' && (
          <a
            className="ow-button ow-button-plain ow-button-normal"
            href={`/scenarios/${code}`}
            target="_blank"
            rel="noopener"
          >
            {t('portal')}
          </a>
        )
      }
    >
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          {shown?.withdrawnReason && (
            <p className="ow-cat-returned">{t('withdrawn', { reason: shown.withdrawnReason })}</p>
          )}
          <ScenarioView scenario={found.data.scenario} items={found.data.items}>
            <Acts found={found.data} />
            <Versions versions={found.data.versions} />
          </ScenarioView>
        </>
      )}
    </Page>
  );
}

function Acts({ found: { scenario, versions } }: { found: ScenarioWithVersions }) {
  const t = useMessages(messages);
  const may = usePermission();
  const go = useGo();
  const words = useScenarioWords();
  const open = versions.find(version => version.state === 'draft' || version.state === 'inReview');
  const isPublished = versions.some(version => version.id === scenario.id && version.state === 'published');
  const begin = useCommand<void, KeptScenario>({
    send: (_, key) =>
      api
        .post<KeptScenario>('/api/catalogue/scenario-drafts', { code: scenario.code }, { key })
        .catch((error: unknown) => {
          // Somebody began one meanwhile: the way leads there.
          const id = error instanceof ProblemError ? error.problem.data?.draftId : undefined;
          if (typeof id !== 'string') throw error;
          return { scenario: { id } } as KeptScenario;
        }),
    invalidates: scenariosOutOfDate,
    onDone: ({ scenario: draft }) => go(`/catalogue/scenarios/versions/${draft.id}`),
  });
  if (!may(catalogueNames.edit) && !may(catalogueNames.publish)) return null;
  return (
    <Panel title={t('acts')}>
      <div className="ow-stack">
        {open && (
          <Button kind="solid" block onClick={() => go(`/catalogue/scenarios/versions/${open.id}`)}>
            {t(open.state === 'draft' ? 'goOn' : 'lookAt', { number: words.number(open.version) })}
          </Button>
        )}
        {!open && may(catalogueNames.edit) && (
          <div>
            <Button kind="solid" block busy={begin.pending} onClick={() => void begin.run()}>
              {t('change')}
            </Button>
            <p className="ow-muted ow-cat-foot">{t('changeNote')}</p>
          </div>
        )}
        {isPublished && may(catalogueNames.publish) && (
          <WithdrawScenario id={scenario.id} number={words.number(scenario.version)} />
        )}
      </div>
    </Panel>
  );
}

function Versions({ versions }: { versions: ScenarioWithVersions['versions'] }) {
  const t = useMessages(messages);
  const dates = useDates();
  const words = useScenarioWords();
  return (
    <Panel title={t('versions')}>
      <ul className="ow-cat-remarks">
        {versions.map(version => (
          <li key={version.id}>
            <AppLink to={`/catalogue/scenarios/versions/${version.id}`}>{words.number(version.version)}</AppLink>{' '}
            <Tag kind={version.state === 'published' ? 'tint' : 'outline'}>{words.state(version.state)}</Tag>
            <small className="ow-muted ow-cat-block">
              {version.publishedAt && version.publishedByName
                ? t('published', { name: version.publishedByName, date: dates.moment(version.publishedAt) })
                : t('edited', { name: version.editedByName })}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
