import type { Guide } from '@onewindow/catalogue';
import { formatInstant } from '@onewindow/i18n';
import {
  Button,
  Callout,
  Card,
  CheckList,
  Columns,
  Disclosure,
  Facts,
  Form,
  InlineAction,
  Link,
  localHref,
  PageHead,
  PrintLink,
  ReadAloud,
  Rich,
  Row,
  Rows,
  Section,
  SideAction,
  StickyAction,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { Basis } from './guide-basis.tsx';
import { WhatINeed } from './guide-materials.tsx';
import { guideMessages } from './guide-messages.ts';
import type { GuideData } from './guide-page.tsx';
import { HowLong } from './guide-time.tsx';
import { Words } from './guide-words.tsx';

/** The guide of one item; one button. */
export function GuideView(data: GuideData): ReactNode {
  const { guide, preview } = data;
  const { locale } = usePortal();
  const t = guideMessages(locale);
  const body = guide.organisation?.name;
  const lead = (
    <>
      {guide.summary && <Words guide={guide}>{guide.summary}</Words>}
      {guide.summary && locale === 'en' && ' '}
      {body && t('by', { body })}
    </>
  );
  return (
    <Columns side={<Side {...data} />}>
      {preview && (
        <Callout title={t(preview.state, { version: guide.version })}>
          <p>{t('previewText')}</p>
        </Callout>
      )}
      <PageHead title={guide.name} lead={lead} />
      <Facts
        facts={[
          { label: t('howLong'), value: guide.facts.howLong },
          { label: t('fee'), value: guide.facts.fee },
          { label: t('visits'), value: t('times', { n: guide.facts.visits }) },
          { label: t('toBring'), value: t('pieces', { n: guide.facts.toBring }) },
        ]}
      />
      <InlineAction>
        <StickyAction>
          <Action {...data} />
        </StickyAction>
      </InlineAction>
      {guide.language !== locale && <Callout>{t('inChinese')}</Callout>}
      <CanI guide={guide} />
      <WhatINeed guide={guide} />
      <HowLong guide={guide} finished={data.finished} />
      <Cost guide={guide} />
      <Where guide={guide} />
      <WhatIGet guide={guide} />
      <Questions guide={guide} />
      <Basis guide={guide} versions={data.versions} />
    </Columns>
  );
}

function Side(data: GuideData): ReactNode {
  const { locale, today } = usePortal();
  const t = guideMessages(locale);
  const { draft } = data;
  return (
    <>
      <SideAction>
        <Card>
          <Action {...data} />
          {draft && (
            <>
              <hr />
              <p className="ow-note">
                {t('draft')}
                <Link href={`/apply/${draft.id}`}>
                  {t('draftSaved', { when: formatInstant(locale, draft.savedAt, today) })}
                </Link>
              </p>
            </>
          )}
        </Card>
      </SideAction>
      <div className="ow-side-links">
        <PrintLink label={t('print')} />
        <Link kind="quiet" href="/ask">
          {t('ask')}
        </Link>
        <ReadAloud />
      </div>
    </>
  );
}

/** The one button: begin online, choose a place first, or go to a window. */
function Action({ guide, divisionCode, preview }: GuideData): ReactNode {
  const { locale } = usePortal();
  const t = guideMessages(locale);
  if (preview) return <p className="ow-note">{t(guide.canApplyOnline ? 'previewOnline' : 'previewWindow')}</p>;
  if (!guide.organisation) {
    return (
      <>
        <Button wide href="#where">
          {t('choosePlace')}
        </Button>
        <p className="ow-note">{t('choosePlaceText')}</p>
      </>
    );
  }
  if (!guide.canApplyOnline) {
    const place = guide.where[0]?.name;
    return (
      <>
        <p className="ow-note">{place ? <Rich text={t('atWindow', { place })} /> : t('atSomeWindow')}</p>
        <Button wide kind="outline" href="#where">
          {t('seePlaces')}
        </Button>
      </>
    );
  }
  return (
    <Form action={localHref(locale, '/apply/start')}>
      <input type="hidden" name="basicCode" value={guide.basicCode} />
      <input type="hidden" name="division" value={divisionCode} />
      <Button wide>{t('begin')}</Button>
      <p className="ow-note">{guide.minutesToFill ? t('minutes', { n: guide.minutesToFill }) : t('saves')}</p>
    </Form>
  );
}

function CanI({ guide }: { guide: Guide }): ReactNode {
  const t = guideMessages(usePortal().locale);
  const { conditions, exemptions, refusalGrounds } = guide;
  return (
    <Section title={t('canI')} id="can-i">
      {conditions.length === 0 ? (
        <p>{guide.conditionsNote ? <Words guide={guide}>{guide.conditionsNote}</Words> : t('noConditions')}</p>
      ) : (
        <>
          <p>{conditions.length === 1 ? t('condition') : t('conditions')}</p>
          <CheckList
            items={conditions.map(({ text }) => (
              <Words key={text} guide={guide}>
                {text}
              </Words>
            ))}
          />
        </>
      )}
      {exemptions.length > 0 && (
        <Callout title={t('exemptions')}>
          {exemptions.map(({ text, instead }) => (
            <p key={text}>
              <Words guide={guide}>{text}</Words>
              {instead && (
                <>
                  {' '}
                  <Link href={`/items/${instead.basicCode}`}>{t('instead', { name: instead.name })}</Link>
                </>
              )}
            </p>
          ))}
        </Callout>
      )}
      {refusalGrounds.length > 0 && (
        <Disclosure summary={t('refusal')}>
          <ul className="ow-catalogue-list">
            {refusalGrounds.map(({ text }) => (
              <li key={text}>
                <Words guide={guide}>{text}</Words>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}

function Cost({ guide }: { guide: Guide }): ReactNode {
  const { locale } = usePortal();
  const t = guideMessages(locale);
  const { fee } = guide;
  return (
    <Section title={t('cost')} id="cost">
      <p>
        {fee.text}
        {locale === 'zh' ? '。' : '.'}
      </p>
      {fee.rows.length > 0 && (
        <Rows>
          {fee.rows.map(row => (
            <Row key={row.name} title={row.name} text={row.reduction} aside={row.standard} />
          ))}
        </Rows>
      )}
    </Section>
  );
}

function Where({ guide }: { guide: Guide }): ReactNode {
  const { locale, site, division, path } = usePortal();
  const t = guideMessages(locale);
  const { where, canApplyOnline } = guide;
  return (
    <Section title={t('where')} id="where" more={{ href: '/centres', label: t('allCentres') }}>
      {guide.organisation ? (
        <>
          <p>{canApplyOnline ? t('online') : t('onlyWindow')}</p>
          <Rows>
            {where.map(place => (
              <Row
                key={place.name}
                title={place.name}
                text={[place.address, place.hours].filter(Boolean).join(' · ')}
                aside={place.phone && t('phone', { phone: place.phone })}
              />
            ))}
          </Rows>
          {guide.channels.visitReason && (
            <p className="ow-note">
              <Words guide={guide}>{guide.channels.visitReason}</Words>
            </p>
          )}
          {guide.organisation.telephone && (
            <p className="ow-note">{t('phoneAsk', { phone: guide.organisation.telephone })}</p>
          )}
        </>
      ) : (
        <p>{t('choosePlaceText')}</p>
      )}
      <Disclosure
        summary={guide.organisation ? t('otherPlace') : t('choosePlace')}
        open={!guide.organisation}
        screenOnly
      >
        <ul className="ow-catalogue-places">
          {site.divisions
            .filter(one => one.code !== division?.code)
            .map(one => (
              <li key={one.code}>
                <a href={`${localHref(locale, path)}?division=${one.code}`} rel="nofollow">
                  {one[locale]}
                </a>
              </li>
            ))}
        </ul>
      </Disclosure>
    </Section>
  );
}

function WhatIGet({ guide }: { guide: Guide }): ReactNode {
  const t = guideMessages(usePortal().locale);
  if (guide.results.length === 0) return null;
  return (
    <Section title={t('result')} id="result">
      <Rows>
        {guide.results.map(result => (
          <Row
            key={result.name}
            title={result.name}
            text={
              <Words guide={guide}>
                {[
                  result.validity && t('validity', { validity: result.validity }),
                  result.renewal && t('renewal', { renewal: result.renewal }),
                ]
                  .filter(Boolean)
                  .join('')}
              </Words>
            }
            aside={result.type}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Questions({ guide }: { guide: Guide }): ReactNode {
  const t = guideMessages(usePortal().locale);
  const { questions } = guide;
  if (questions.length === 0) {
    return (
      <Section title={t('remedies')} id="questions">
        <Remedies guide={guide} />
      </Section>
    );
  }
  return (
    <Section title={t('questions')} id="questions">
      <div className="ow-catalogue-questions">
        {questions.map(({ question, answer }) => (
          <Disclosure key={question} summary={question} strong>
            <p>
              <Words guide={guide}>{answer}</Words>
            </p>
          </Disclosure>
        ))}
        <Disclosure summary={t('remedies')} strong>
          <Remedies guide={guide} />
        </Disclosure>
      </div>
    </Section>
  );
}

function Remedies({ guide }: { guide: Guide }): ReactNode {
  const t = guideMessages(usePortal().locale);
  return (
    <>
      <p>
        <Words guide={guide}>{guide.remedies.reconsideration}</Words>
      </p>
      <p>
        <Words guide={guide}>{guide.remedies.litigation}</Words>
      </p>
      {guide.supervisionPhone && <p>{t('supervision', { phone: guide.supervisionPhone })}</p>}
    </>
  );
}
