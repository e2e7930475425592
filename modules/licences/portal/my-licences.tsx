import { httpErrors } from '@onewindow/http';
import { defineMessages, formatDate, localDate } from '@onewindow/i18n';
import {
  canReadLicence,
  getLicence,
  getLicenceDetail,
  type LicenceDetail,
  type LicenceSummary,
  licenceNews,
  listLicencesOfParty,
} from '@onewindow/licences';
import {
  Actions,
  Button,
  DefinitionList,
  Empty,
  LicenceCard,
  LicenceCards,
  Link,
  MineFrame,
  PageHead,
  Pagination,
  page,
  Section,
  Tag,
  usePortal,
} from '@onewindow/portal-kit';
import { QrCode } from '@onewindow/portal-kit/qr-code';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: {
    mine: '我的',
    title: '证照',
    lead: '在手机上出示二维码，或者下载 PDF，和纸质的一样有效。',
    none: '还没有证照',
    noneText: '办成以后，电子证照会自动放到这里，不用来取。',
    find: '找要办的事',
    show: '出示证照',
    scan: '请对方用手机扫这个码，打开的页面会说它现在有没有效。',
    qr: '{name}的二维码',
    download: '下载证照（PDF）',
    verify: '看看别人扫到什么',
    face: '证照上写的',
    history: '有过的变化',
    versions: '各个版本',
    version: '第 {n} 版 · {kind}',
    oldPdf: '看这一版（PDF）',
    apply: '申请变更、延续或者注销',

    number: '证号',
    holder: '持有人',
    body: '发证机关',
    issued: '发证日期',
    until: '有效期至',
    forever: '长期',
    case: '看当时的办件',
  },
  en: {
    mine: 'Mine',
    title: 'Licences',
    lead: 'Show the QR code on your phone or download the PDF; both are as valid as paper.',
    none: 'No licences yet',
    noneText: 'Once something is granted, its electronic licence comes here by itself.',
    find: 'Find a service',
    show: 'Show the licence',
    scan: 'Let the other person scan this; the page that opens says whether it is valid now.',
    qr: 'QR code of {name}',
    download: 'Download the licence (PDF)',
    verify: 'See what others see',
    face: 'On its face',
    history: 'What has changed',
    versions: 'Versions',
    version: 'Version {n} · {kind}',
    oldPdf: 'this version (PDF)',
    apply: 'Apply to change, renew or annul it',

    number: 'Number',
    holder: 'Holder',
    body: 'Issued by',
    issued: 'Issued',
    until: 'Valid until',
    forever: 'no expiry',
    case: 'The case it came from',
  },
});

interface ListData {
  rows: LicenceSummary[];
  next: string | null;
  paged: boolean;
}

/** 我的证照, newest first. */
export const myLicencesPage = page({
  path: '/mine/licences',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '证照', en: 'Licences' },
  breadcrumbs: (_data: ListData, locale) => [{ label: messages(locale)('mine'), href: '/mine' }],
  async load({ db, actor, query, today }): Promise<ListData> {
    const after = query.get('after') ?? undefined;
    if (!actor.partyId) return { rows: [], next: null, paged: false };
    const result = await listLicencesOfParty(db, { partyId: actor.partyId, page: { limit: 24, after }, today });
    return { ...result, paged: after !== undefined };
  },
  View({ data }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { today } = usePortal();
    const { rows, next, paged } = data as ListData;
    return (
      <MineFrame current="licences">
        <PageHead title={t('title')} lead={t('lead')} />
        {rows.length === 0 ? (
          <Empty
            title={t('none')}
            action={
              <Button kind="outline" size="row" href="/">
                {t('find')}
              </Button>
            }
          >
            {t('noneText')}
          </Empty>
        ) : (
          <>
            <h2 className="ow-hidden">{t('title')}</h2>
            <LicenceCards>
              {rows.map(licence => (
                <LicenceCard
                  key={licence.id}
                  name={locale === 'en' ? licence.typeNameEn : licence.typeName}
                  holder={licence.holderName}
                  {...(licence.validTo && { until: licence.validTo })}
                  {...stateOf(licence.status, licenceNews(licence, { locale, today }))}
                  qrHref={`/mine/licences/${licence.id}`}
                  downloadHref={`/api/licences/${licence.id}/pdf?download=1`}
                />
              ))}
            </LicenceCards>
          </>
        )}
        <Pagination
          {...(paged && { previous: '/mine/licences' })}
          {...(next && { next: `/mine/licences?after=${encodeURIComponent(next)}` })}
        />
      </MineFrame>
    );
  },
});

function stateOf(status: LicenceSummary['status'], news: string | undefined): { state?: ReactNode } {
  return news === undefined ? {} : { state: <Tag kind={status === 'valid' ? 'tint' : 'ink'}>{news}</Tag> };
}

interface ShowData {
  licence: LicenceDetail;
}

/** 出示证照: the QR code as large as a phone, what stands on it, the PDF. */
export const showLicencePage = page({
  path: '/mine/licences/:id',
  access: 'signedIn',
  verb: 'mine',
  title: (data: ShowData, locale) => (locale === 'en' ? data.licence.typeNameEn : data.licence.typeName),
  breadcrumbs: (_data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: messages(locale)('title'), href: '/mine/licences' },
  ],
  async load({ db, services, actor, params }): Promise<ShowData> {
    if (!/^[0-9a-f-]{36}$/i.test(params.id)) throw httpErrors.notFound();
    // To somebody else the licence does not exist here; its public page is /verify.
    if (!canReadLicence(actor, await getLicence(db, params.id))) throw httpErrors.notFound();
    return { licence: await getLicenceDetail(db, services, params.id) };
  },
  View({ data }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const { licence } = data as ShowData;
    const name = locale === 'en' ? licence.typeNameEn : licence.typeName;
    const day = (date: string) => formatDate(locale, date);
    const path = new URL(licence.verifyUrl).pathname;
    return (
      <div className="ow-reading">
        <PageHead
          kicker={licence.number}
          title={name}
          lead={licence.status === 'valid' ? t('scan') : licence.statusName[locale]}
        />
        {licence.status === 'valid' && <QrCode text={licence.verifyUrl} label={t('qr', { name })} />}
        <Actions>
          <Button icon="download" href={`/api/licences/${licence.id}/pdf?download=1`} download>
            {t('download')}
          </Button>
          <Button kind="link" href={path}>
            {t('verify')}
          </Button>
          {licence.status === 'valid' && (
            <Button kind="link" href={`/apply/licence/${licence.id}`}>
              {t('apply')}
            </Button>
          )}
        </Actions>
        <Section title={t('face')}>
          <DefinitionList
            items={[
              { label: t('number'), value: licence.number },
              { label: t('holder'), value: licence.holderName },
              ...licence.fields
                .filter(field => field.value.zh !== '')
                .map(field => ({ label: field.label[locale], value: field.value[locale] || field.value.zh })),
              { label: t('body'), value: licence.organisationName },
              { label: t('issued'), value: day(licence.issuedOn) },
              { label: t('until'), value: licence.validTo ? day(licence.validTo) : t('forever') },
            ].filter((item, index, all) => all.findIndex(other => other.label === item.label) === index)}
          />
        </Section>
        {licence.versions.length > 1 && <Versions licence={licence} />}
        {licence.history.length > 0 && (
          <Section title={t('history')}>
            <DefinitionList
              items={licence.history.map(entry => ({
                label: formatDate(locale, entry.at.slice(0, 10), { today }),
                value: [entry.status[locale], entry.organisationName, entry.reason].filter(Boolean).join(' · '),
              }))}
            />
          </Section>
        )}
        <p>
          <Link href="/mine/licences">{t('title')}</Link>
        </p>
      </div>
    );
  },
});

/** Each version with what it changed, when and why; an old one can be read, marked as what it is. */
function Versions({ licence }: { licence: LicenceDetail }): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  return (
    <Section title={t('versions')}>
      <DefinitionList
        items={licence.versions.map(one => ({
          label: t('version', { n: one.version, kind: one.kindName[locale] }),
          value: (
            <>
              <p>
                {[formatDate(locale, localDate(one.at), { today }), one.changeReason, one.law, one.document]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {one.changes.map(({ key, label, before, after }) => (
                <p key={key}>
                  {label[locale]}
                  {locale === 'zh' ? '：' : ': '}
                  <s>{before[locale]}</s> → <b>{after[locale]}</b>
                </p>
              ))}
              <p>
                <Link href={`/api/licences/${licence.id}/versions/${one.version}/pdf`} hint={String(one.version)}>
                  {t('oldPdf')}
                </Link>
              </p>
            </>
          ),
        }))}
      />
    </Section>
  );
}
