import {
  AppLink,
  api,
  apiPath,
  Button,
  ErrorState,
  Facts,
  Page,
  Panel,
  Rows,
  Skeleton,
  Tag,
  useDates,
  useLanguage,
  useMessages,
  usePermission,
  useRouteParam,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LicenceDetail } from '../src/contract.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { EndDialog, type EndingAct } from './end-dialog.tsx';
import { LicenceVersions } from './licence-versions.tsx';

const messages = defineMessages({
  zh: {
    title: '证照',
    face: '照面',
    issue: '发证',
    number: '证号',
    identifier: '证照标识',
    holder: '持证人',
    holderCode: '证件号码',
    body: '发证机关',
    issuedOn: '发证日期',
    valid: '有效期',
    until: '{from} 至 {to}',
    unlimited: '{from} 起长期有效',
    trust: '可信等级',
    fromCase: '来自办件',
    openCase: '打开办件',
    pdf: '打开 PDF',
    verify: '公开验证页',
    correct: '更正',
    annul: '注销',
    revoke: '撤销',
    forfeit: '吊销',
    history: '状态变化',
    inForce: '一直有效',
    empty: '没有填',
  },
  en: {
    title: 'Licence',
    face: 'On its face',
    issue: 'Issue',
    number: 'Number',
    identifier: 'Identifier',
    holder: 'Holder',
    holderCode: 'Identity number',
    body: 'Issued by',
    issuedOn: 'Issued on',
    valid: 'Valid',
    until: '{from} to {to}',
    unlimited: 'from {from}, without end',
    trust: 'Trust level',
    fromCase: 'From the case',
    openCase: 'Open the case',
    pdf: 'Open the PDF',
    verify: 'Public page',
    correct: 'Correct',
    annul: 'Annul',
    revoke: 'Revoke',
    forfeit: 'Forfeit',
    history: 'Changes of state',
    inForce: 'In force since it was issued',
    empty: 'not filled',
  },
});

/** One licence: what stands on it, whether it is in force and since when, its versions, and how it ends. */
export function LicencePage() {
  const t = useMessages(messages);
  const id = useRouteParam('licenceId');
  const found = useQuery({
    queryKey: ['licence', id],
    queryFn: ({ signal }) => api.get<LicenceDetail>(apiPath`/api/licences/${id}`, { signal }) as Promise<LicenceDetail>,
  });
  if (found.data) return <LicenceView licence={found.data} />;
  return (
    <Page title={t('title')} back={{ label: t('title'), to: '/licences' }}>
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}

function LicenceView({ licence }: { licence: LicenceDetail }) {
  const t = useMessages(messages);
  const say = useText();
  const { locale } = useLanguage();
  const dates = useDates();
  const may = usePermission();
  const [act, setAct] = useState<EndingAct>();
  const [correcting, setCorrecting] = useState(false);
  const inForce = licence.status === 'valid' || licence.status === 'expired' || licence.status === 'notYetValid';
  const acts: EndingAct[] = [
    ...(may({ name: 'licences.annul' }) ? (['annul'] as const) : []),
    ...(may({ name: 'licences.revoke' }) ? (['revoke', 'forfeit'] as const) : []),
  ];
  const name = locale === 'en' ? licence.typeNameEn : licence.typeName;
  return (
    <Page
      title={name}
      back={{ label: t('title'), to: '/licences' }}
      note={licence.holderName}
      search={false}
      tag={<Tag kind={licence.status === 'valid' ? 'tint' : 'ink'}>{say(licence.statusName)}</Tag>}
      actions={
        <>
          {inForce && licence.status !== 'expired' && may({ name: 'licences.correct' }) && (
            <Button onClick={() => setCorrecting(true)}>{t('correct')}</Button>
          )}
          {inForce &&
            acts.map(one => (
              <Button key={one} onClick={() => setAct(one)}>
                {t(one)}
              </Button>
            ))}
          <Button onClick={() => window.open(licence.verifyUrl, '_blank', 'noopener')}>{t('verify')}</Button>
          <Button kind="solid" onClick={() => window.open(`/api/licences/${licence.id}/pdf`, '_blank', 'noopener')}>
            {t('pdf')}
          </Button>
        </>
      }
    >
      <div className="ow-columns">
        <div className="ow-stack">
          <Panel title={t('face')}>
            <Facts
              columns={2}
              facts={licence.fields.map(field => ({ label: say(field.label), value: say(field.value) || t('empty') }))}
            />
          </Panel>
          <Panel title={t('issue')}>
            <Facts
              columns={2}
              facts={[
                { label: t('number'), value: <span className="ow-number">{licence.number}</span> },
                { label: t('identifier'), value: <span className="ow-number">{licence.identifier}</span> },
                { label: t('holder'), value: licence.holderName },
                { label: t('holderCode'), value: <span className="ow-number">{licence.holderCodeMasked}</span> },
                { label: t('body'), value: licence.organisationName },
                { label: t('issuedOn'), value: dates.long(licence.issuedOn) },
                {
                  label: t('valid'),
                  value: licence.validTo
                    ? t('until', { from: licence.validFrom, to: licence.validTo })
                    : t('unlimited', { from: licence.validFrom }),
                },
                { label: t('trust'), value: licence.trustLevel },
                ...(licence.caseId
                  ? [
                      {
                        label: t('fromCase'),
                        value: <AppLink to={`/cases/${licence.caseId}`}>{t('openCase')}</AppLink>,
                      },
                    ]
                  : []),
              ]}
            />
          </Panel>
        </div>
        <div className="ow-stack">
          <Panel title={t('history')} flush={licence.history.length > 0}>
            {licence.history.length === 0 ? (
              <p className="ow-muted">{t('inForce')}</p>
            ) : (
              <Rows
                label={t('history')}
                rows={licence.history.map((entry, index) => ({
                  key: String(index),
                  main: say(entry.status),
                  note: [
                    dates.moment(entry.at),
                    entry.by.replace('（示例）', ''),
                    entry.reason,
                    entry.law,
                    entry.document,
                  ]
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
            )}
          </Panel>
          <LicenceVersions licence={licence} />
        </div>
      </div>
      {correcting && <CorrectDialog licence={licence} onClose={() => setCorrecting(false)} />}
      {act && <EndDialog act={act} licence={licence} onClose={() => setAct(undefined)} />}
    </Page>
  );
}
