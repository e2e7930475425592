import { AppLink, api, apiPath, BeforeAfter, Tag, useLanguage, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { CaseReply } from '../src/contract.ts';
import type { PlannedChangeReply } from '../src/contract-licence.ts';
import './case-licence.css';

const messages = defineMessages({
  zh: {
    change: '变更的证照',
    renew: '延续的证照',
    annul: '注销的证照',
    diff: '变更前后',
    made: '已经换成新的一版',
    asked: '准予以后照此变更，证号不变；旧的一版会说已变更',
    askedRenew: '准予以后照此延续，证号不变',
    askedAnnul: '准予以后这张证照立即注销',
    madeAnnul: '已经注销',
    ended: '这张证照{status}，不能准予；请不予许可或者终止。',
    none: '和证上现在的一样，没有要变更的',
  },
  en: {
    change: 'Licence to be changed',
    renew: 'Licence to be renewed',
    annul: 'Licence to be annulled',
    diff: 'Before and after',
    made: 'The new version has taken its place',
    asked: 'A grant changes it like this; the number stays, the old version says that it was changed',
    askedRenew: 'A grant renews it like this; the number stays',
    askedAnnul: 'A grant annuls it at once',
    madeAnnul: 'It is annulled',
    ended: 'This licence is {status}; the case cannot be granted, deny or terminate it.',
    none: 'Nothing differs from what the licence says now',
  },
});

/** The licence that a case changes, renews or annuls, before and after, above everything else that is read of it. */
export function CaseLicenceChange({ reply }: { reply: CaseReply }) {
  const t = useMessages(messages);
  const say = useText();
  const { locale } = useLanguage();
  const { data } = useQuery({
    queryKey: ['case', reply.case.id, 'licence', reply.case.version],
    enabled: reply.case.namesLicence,
    queryFn: ({ signal }) =>
      api.get<Static<typeof PlannedChangeReply> | null>(apiPath`/api/cases/${reply.case.id}/licence-change`, {
        signal,
      }),
  });
  if (!data) return null;
  const { act, licence, made, changes } = data;
  const over = !made && !['valid', ...(act === 'renew' ? ['expired'] : [])].includes(licence.status);
  const what = over
    ? t('ended', { status: say(licence.statusName) })
    : made
      ? t(act === 'annul' ? 'madeAnnul' : 'made')
      : t(act === 'annul' ? 'askedAnnul' : act === 'renew' ? 'askedRenew' : 'asked');
  return (
    <section className="ow-case-licence">
      <h2>{t(act)}</h2>
      <p>
        <AppLink to={`/licences/${licence.id}`}>
          {locale === 'en' ? licence.typeNameEn : licence.typeName} <span className="ow-number">{licence.number}</span>
        </AppLink>
      </p>
      {changes.length > 0 ? (
        <BeforeAfter
          label={t('diff')}
          rows={changes.map(row => ({
            key: row.key,
            label: say(row.label),
            before: say(row.before),
            after: say(row.after),
          }))}
        />
      ) : (
        act !== 'annul' && <p className="ow-muted">{t('none')}</p>
      )}
      <p className={over ? undefined : 'ow-muted'}>
        {over && <Tag kind="ink">{say(licence.statusName)}</Tag>} {what}
      </p>
    </section>
  );
}
