import {
  api,
  apiPath,
  ErrorState,
  Page,
  Panel,
  Skeleton,
  Tag,
  useDates,
  useLanguage,
  useMessages,
  usePermission,
  useRouteParam,
  useText,
  VersionDiff,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { RuleVersionItem } from '../src/contract.ts';
import { colours } from '../src/names.ts';
import { ColourTag } from './card-parts.tsx';
import { supervisionNames } from './permission-names.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleFacts } from './rule-facts.tsx';
import { kindOf, thresholdText, valueText, versionStates } from './rule-words.ts';
import './board.css';

const messages = defineMessages({
  zh: {
    title: '监察规则 {code}',
    back: '监察规则',
    versions: '历次版本',
    version: '第 {version} 版',
    edited: '{name}，{when}',
    compared: '和第 {version} 版比',
    first: '第一版',
    name: '名称',
    nameEn: '英文名称',
    colour: '牌',
    score: '扣分',
    askAtOnce: '一出牌就要求说明',
    explainDays: '说明期限（工作日）',
    law: '依据',
    kept: '出过牌的版本不会改：每张牌都记着是按哪一版判的。',
    inForce: '在用的版本',
    noneInForce: '这条规则现在没有启用',
  },
  en: {
    title: 'Supervision rule {code}',
    back: 'Supervision rules',
    versions: 'Versions',
    version: 'Version {version}',
    edited: '{name}, {when}',
    compared: 'Against version {version}',
    first: 'The first version',
    name: 'Name',
    nameEn: 'English name',
    colour: 'Card',
    score: 'Score',
    askAtOnce: 'Explanation asked at once',
    explainDays: 'Term to explain (working days)',
    law: 'Legal basis',
    kept: 'A version that was in force never changes: every card names the version that raised it.',
    inForce: 'In force',
    noneInForce: 'This rule is not in force now',
  },
});

/** One rule: its draft to be edited, what is in force, and its versions with what each changed. */
export function RulePage() {
  const t = useMessages(messages);
  const say = useText();
  const may = usePermission();
  const code = useRouteParam('code');
  const query = useQuery({
    queryKey: ['supervision', 'rule', code],
    queryFn: ({ signal }) =>
      api.get<{ versions: RuleVersionItem[] }>(apiPath`/api/supervision/rules/${code}`, { signal }),
  });
  const versions = [...(query.data?.versions ?? [])].sort((a, b) => b.version - a.version);
  const active = versions.find(version => version.state === 'active');
  const draft = versions.find(version => version.state === 'draft');
  const newest = draft ?? active ?? versions[0];
  return (
    <Page
      title={newest ? say(newest.name) : t('title', { code })}
      back={{ label: t('back'), to: '/supervision/rules' }}
      search={false}
      tag={newest && <ColourTag colour={newest.colour} />}
      note={newest && `${code} · ${say(kindOf(newest.kind))}`}
    >
      {query.isPending && <Skeleton lines={10} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {newest && (
        <div className="ow-columns ow-sup-rule">
          <div className="ow-stack">
            {may(supervisionNames.editRules) && (
              <RuleEditor
                key={`${draft?.revision ?? 0} ${active?.version ?? 0}`}
                draft={draft}
                active={active}
                basis={newest}
              />
            )}
            <Panel title={active ? t('inForce') : t('noneInForce')} note={active && t('version', active)}>
              {active ? <RuleFacts version={active} /> : <RuleFacts version={newest} />}
            </Panel>
          </div>
          <Panel title={t('versions')}>
            {versions.map((version, i) => (
              <Version key={version.id} version={version} before={versions[i + 1]} />
            ))}
            <p className="ow-muted">{t('kept')}</p>
          </Panel>
        </div>
      )}
    </Page>
  );
}

function Version({ version, before }: { version: RuleVersionItem; before: RuleVersionItem | undefined }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  return (
    <section className="ow-sup-version">
      <h3>
        {t('version', version)}
        <Tag kind={version.state === 'active' ? 'tint' : version.state === 'draft' ? 'outline' : 'wash'}>
          {say(versionStates[version.state])}
        </Tag>
      </h3>
      <p className="ow-muted">
        {t('edited', {
          name: version.activatedBy ?? version.editedBy,
          when: dates.moment(version.activeFrom ?? version.editedAt),
        })}
      </p>
      {before ? (
        <>
          <p className="ow-muted">{t('compared', before)}</p>
          <Difference before={before} after={version} />
        </>
      ) : (
        <p className="ow-muted">{t('first')}</p>
      )}
    </section>
  );
}

function Difference({ before, after }: { before: RuleVersionItem; after: RuleVersionItem }) {
  const t = useMessages(messages);
  const say = useText();
  const { locale } = useLanguage();
  const content = ({ name, colour, score, askAtOnce, explainDays, law, thresholds }: RuleVersionItem) => ({
    name,
    colour,
    score,
    askAtOnce,
    explainDays,
    law,
    // A list is one value here: 到审批或审查 reads better than entry by entry.
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([key, value]) => [
        key,
        Array.isArray(value) ? valueText(key, value, locale) : value,
      ]),
    ),
  });
  const names: Record<string, string> = {
    '/name/zh': t('name'),
    '/name/en': t('nameEn'),
    '/colour': t('colour'),
    '/score': t('score'),
    '/askAtOnce': t('askAtOnce'),
    '/explainDays': t('explainDays'),
    '/law': t('law'),
  };
  return (
    <VersionDiff
      before={content(before)}
      after={content(after)}
      label={path => names[path] ?? thresholdName(after.kind, path, locale)}
      format={(path, value) =>
        path === '/colour'
          ? say(colours[value as keyof typeof colours])
          : path.startsWith('/thresholds/usedShare')
            ? valueText('usedShare', value, locale)
            : path === '/thresholds' && typeof value === 'object'
              ? thresholdText({ kind: after.kind, thresholds: value as object }, locale)
              : undefined
      }
    />
  );
}

function thresholdName(kind: string, path: string, locale: 'zh' | 'en'): string {
  const key = path.replace('/thresholds/', '');
  return kindOf(kind).thresholds.find(one => one.key === key)?.[locale] ?? key;
}
