import { englishOrganisationNames } from '@onewindow/directory';
import { limitRate } from '@onewindow/http';
import { defineMessages, formatDate, formatTime, type Locale, localDate } from '@onewindow/i18n';
import { type Verification, verifyLicence } from '@onewindow/licences';
import {
  DefinitionList,
  Disclosure,
  Empty,
  Link,
  LookUpForm,
  type PageContext,
  PageHead,
  PrintLink,
  page,
  redirect,
  Section,
  usePortal,
  VerifyBand,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: {
    title: '证照真伪',
    lookUp: '我要查',
    lead: '扫证照上的二维码，或者输证号。不用登录。',
    label: '证号、证照标识或二维码里的网址',
    hint: '例如 JY2 450305 0318264',
    button: '查一查',
    again: '再查一张',
    before: '先看看怎么查',
    beforeText: '证号印在证照正面。查到以后，这里会说明它现在有没有效、谁发的、什么时候发的。',
    valid: '有效',
    notYetValid: '还没到生效日',
    expired: '已过期，不再有效',
    annulled: '{status}，不再有效',
    replaced: '已{kind}，这一版不再有效',
    now: '现在的内容',
    nowStatus: '现在',
    replacedOn: '{kind}日期',
    notFound: '没有查到',
    licence: '证照',
    holder: '持有人',
    number: '证号',
    body: '发证机关',
    issued: '发证日期',
    until: '有效期至',
    forever: '长期',
    since: '{status}日期',
    by: '由谁',
    reason: '原因',
    law: '依据',
    document: '文书',
    version: '版本',
    versions: '第 {at} 版，现在是第 {of} 版',
    moment: '查询时间 {date} {time}。页面显示的是这一刻的状态，注销、撤销马上就会在这里看到。',
    unfound: '请对照证照上的证号再看一遍：字母 O 和数字 0、字母 I 和数字 1 都会自动认。',
    self: '自己验证签名',
    identifier: '证照标识 {identifier}',
    how: '把 PDF 拖进任何支持 PAdES/CAdES 的验证工具：文件应没有改动，签发者应是发证机关，证书应由本站的根证书签发。',
    root: '下载根证书',
    sealValid: '示例签发',
    sealEnded: '示例注销',
    sealReal: '电子印章',
  },
  en: {
    title: 'Check a licence',
    lookUp: 'Look up',
    lead: 'Scan the QR code on the licence or type its number. You need not sign in.',
    label: 'Number, identifier, or the address in the QR code',
    hint: 'e.g. JY2 450305 0318264',
    button: 'Check',
    again: 'Check another',
    before: 'How to check',
    beforeText:
      'The number is on the face of the licence. You are told whether it is valid now, who issued it, and when.',
    valid: 'Valid',
    notYetValid: 'Not valid yet',
    expired: 'Expired, no longer valid',
    annulled: '{status}, no longer valid',
    replaced: 'Since {kind}: this version is no longer valid',
    now: 'What it says now',
    nowStatus: 'Now',
    replacedOn: 'Version {kind} on',
    notFound: 'Not found',
    licence: 'Licence',
    holder: 'Holder',
    number: 'Number',
    body: 'Issued by',
    issued: 'Issued',
    until: 'Valid until',
    forever: 'no expiry',
    since: '{status} on',
    by: 'By',
    reason: 'Reason',
    law: 'Legal basis',
    document: 'Document',
    version: 'Version',
    versions: 'version {at}; the current one is {of}',
    moment: 'Checked {date}, {time}. The page shows the state at this moment; an annulment shows here at once.',
    unfound: 'Please compare with the number on the licence: O and 0, I and 1 are read alike.',
    self: 'Verify the signature yourself',
    identifier: 'Identifier {identifier}',
    how: 'Open the PDF in any tool that verifies PAdES/CAdES signatures: it must be unchanged, sealed by the issuing body, under the root certificate of this site.',
    root: 'Download the root certificate',
    sealValid: '示例签发',
    sealEnded: '示例注销',
    sealReal: '电子印章',
  },
});

const limit = { max: 30, seconds: 60 };

interface Data {
  asked: string;
  result: Verification | undefined;
}

/** 证照真伪 by number, open to everybody; an annulled licence shows at once, so nothing is cached. */
export const verifyPage = page({
  path: '/verify',
  access: 'public',
  verb: 'lookUp',
  title: { zh: '证照真伪', en: 'Check a licence' },
  description: {
    zh: '输证号或扫二维码，查证照有效、过期、变更还是注销，由谁签发。',
    en: 'Type a number or scan a QR code: whether a licence is valid, expired or annulled, and who issued it.',
  },
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('lookUp'), href: '/verify' }],
  async load(context): Promise<Data> {
    const asked = (context.query.get('number') ?? '').trim().slice(0, 200);
    return { asked, result: asked ? await verify(context, { text: asked }) : undefined };
  },
  View: ({ data }) => <Page {...(data as Data)} />,
});

/** Where the QR code leads. */
export const tokenPage = page({
  path: '/v/:token',
  access: 'public',
  verb: 'lookUp',
  title: { zh: '证照真伪', en: 'Check a licence' },
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('lookUp'), href: '/verify' }],
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    // The form on this page looks another one up.
    const other = context.query.get('number');
    if (other) return redirect(`/verify?number=${encodeURIComponent(other)}`);
    const result = await verify(context, { token: context.params.token });
    return { asked: result.licence?.number ?? '', result };
  },
  View: ({ data }) => <Page {...(data as Data)} />,
});

async function verify(
  { db, services, address, locale }: PageContext<Record<never, never>>,
  query: { text?: string; token?: string },
): Promise<Verification> {
  await limitRate(db, `verify ${address}`, limit);
  const result = await verifyLicence(db, services, query);
  if (locale === 'zh' || !result.licence) return result;
  const { organisationName } = result.licence;
  const bodies = await englishOrganisationNames(db, [organisationName]);
  return {
    ...result,
    licence: { ...result.licence, organisationName: bodies.get(organisationName) ?? organisationName },
  };
}

function Page({ asked, result }: Data): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  return (
    <div className="ow-verify-page">
      <PageHead title={t('title')} lead={result ? undefined : t('lead')} />
      <LookUpForm
        name="number"
        label={t('label')}
        hint={t('hint')}
        value={asked}
        button={result ? t('again') : t('button')}
      />
      {result ? <Answer result={result} /> : <Empty title={t('before')}>{t('beforeText')}</Empty>}
    </div>
  );
}

function Answer({ result }: { result: Verification }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const { verdict, headline, licence, checkedAt } = result;
  const valid = verdict === 'valid';
  const word =
    verdict === 'annulled'
      ? t('annulled', { status: licence?.status[locale] ?? '' })
      : verdict === 'replaced'
        ? t('replaced', { kind: licence?.replaced?.kind[locale] ?? '' })
        : t(verdict);
  const state = valid ? 'valid' : verdict === 'annulled' ? 'annulled' : verdict === 'notFound' ? 'unknown' : 'expired';
  const seal = licence && {
    body: licence.organisationName,
    text: licence.demonstration ? t(valid ? 'sealValid' : 'sealEnded') : t('sealReal'),
  };
  return (
    <>
      <VerifyBand
        state={state}
        word={word}
        sentence={headline[locale]}
        facts={factsOf(result, locale)}
        {...(seal && (valid || verdict === 'annulled') && { seal })}
      />
      {verdict === 'replaced' && licence?.replaced && (
        <Section title={t('now')}>
          <DefinitionList items={nowOf(licence, licence.replaced, locale)} />
        </Section>
      )}
      <p className="ow-note ow-verify-moment">
        {licence
          ? t('moment', { date: formatDate(locale, localDate(checkedAt)), time: secondsOf(checkedAt) })
          : t('unfound')}
      </p>
      {licence && <PrintLink />}
      <Disclosure summary={t('self')}>
        {licence && (
          <p className="ow-caption ow-verify-identifier">{t('identifier', { identifier: licence.identifier })}</p>
        )}
        <p className="ow-caption">
          {t('how')} <Link href="/api/public/licences/root-certificate">{t('root')}</Link>
        </p>
      </Disclosure>
    </>
  );
}

type Found = NonNullable<Verification['licence']>;

/** An old copy leads to what counts: the licence as it stands, under the same number. */
function nowOf(
  { number, typeName, holderName, currentVersion }: Found,
  { now }: NonNullable<Found['replaced']>,
  locale: Locale,
): { label: string; value: string }[] {
  const t = messages(locale);
  const day = (date: string) => formatDate(locale, date);
  return [
    { label: t('nowStatus'), value: now.status[locale] },
    { label: t('licence'), value: typeName[locale] },
    { label: t('holder'), value: now.holderName },
    { label: t('number'), value: number },
    { label: t('version'), value: String(currentVersion) },
    ...now.fields
      .map(({ label, value }) => ({ label: label[locale], value: value[locale] || value.zh }))
      .filter(({ value }) => value !== '' && value !== now.holderName && value !== holderName),
    { label: t('issued'), value: day(now.issuedOn) },
    { label: t('until'), value: now.validTo ? day(now.validTo) : t('forever') },
  ];
}

function factsOf({ verdict, licence }: Verification, locale: Locale): { label: string; value: string }[] {
  if (!licence) return [];
  const t = messages(locale);
  const day = (date: string) => formatDate(locale, date);
  const status = licence.status[locale];
  const optional = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  const known = new Set([t('licence'), t('holder'), t('number'), t('body'), t('issued'), t('until')]);
  return [
    { label: t('licence'), value: licence.typeName[locale] },
    { label: t('holder'), value: licence.holderName },
    { label: t('number'), value: licence.number },
    ...licence.fields
      .map(({ label, value }) => ({ label: label[locale], value: value[locale] || value.zh }))
      .filter(({ label, value }) => !known.has(label) && value !== '' && value !== licence.holderName),
    { label: t('body'), value: licence.organisationName },
    { label: t('issued'), value: day(licence.issuedOn) },
    { label: t('until'), value: licence.validTo ? day(licence.validTo) : t('forever') },
    ...(verdict === 'replaced' && licence.replaced
      ? [
          { label: t('version'), value: t('versions', { at: licence.version, of: licence.currentVersion }) },
          {
            label: t('replacedOn', { kind: licence.replaced.kind[locale] }),
            value: day(localDate(licence.replaced.at)),
          },
        ]
      : []),
    ...(verdict === 'annulled'
      ? [
          ...optional(
            t('since', { status: status.replace(/^已/, '') }),
            licence.since && day(localDate(licence.since)),
          ),
          ...optional(t('by'), licence.by),
          ...optional(t('reason'), licence.reason),
          ...optional(t('law'), licence.law),
          ...optional(t('document'), licence.document),
        ]
      : []),
  ];
}

/** 14:06:31: the state is that of a second. */
function secondsOf(instant: string): string {
  return `${formatTime(instant)}:${instant.slice(17, 19)}`;
}
