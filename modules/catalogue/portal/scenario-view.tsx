import {
  Actions,
  Button,
  Callout,
  Card,
  ChoiceField,
  Columns,
  Disclosure,
  ErrorSummary,
  Form,
  Link,
  localHref,
  MaterialsList,
  PageHead,
  PrintLink,
  Rich,
  Row,
  Rows,
  Section,
  Tag,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { scenarioMessages } from './scenario-messages.ts';
import type { ItemOfScenario, ScenarioData } from './scenario-page.tsx';

export function ScenarioView(data: ScenarioData): ReactNode {
  const t = scenarioMessages(usePortal().locale);
  const { name, summary, next, items, answered, code } = data;
  const side = answered.length > 0 && <Answers {...data} />;
  return (
    <Columns side={side}>
      <PageHead
        title={name}
        lead={next ? summary : items.length > 0 ? t('resultLead', { n: items.length }) : t('resultNone')}
      />
      {data.warnings.length > 0 && (
        <Callout title={t('warning')}>
          {data.warnings.map(warning => (
            <p key={warning}>{warning}</p>
          ))}
        </Callout>
      )}
      {next ? <Question {...data} next={next} key={code} /> : <Result {...data} />}
    </Columns>
  );
}

function Answers({ code, answered }: ScenarioData): ReactNode {
  const { locale } = usePortal();
  const t = scenarioMessages(locale);
  return (
    <Card>
      <h2 className="ow-row-title">{t('answered')}</h2>
      <ul className="ow-catalogue-answers">
        {answered.map(one => (
          <li key={one.id}>
            <span className="ow-note">{one.question}</span>
            <span>
              <strong>{one.answers.join(locale === 'zh' ? '、' : ', ')}</strong>{' '}
              <Link kind="quiet" href={`/scenarios/${code}?${one.before}`} hint={one.question}>
                {t('change')}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link kind="quiet" href={`/scenarios/${code}`}>
          {t('again')}
        </Link>
      </p>
    </Card>
  );
}

function Question({
  code,
  next,
  given,
  most,
  answered,
  items,
  unanswered,
}: ScenarioData & { next: NonNullable<ScenarioData['next']> }): ReactNode {
  const { locale } = usePortal();
  const t = scenarioMessages(locale);
  const errors = unanswered ? [{ field: next.id, message: t('unanswered') }] : [];
  return (
    <>
      <ErrorSummary
        form={{ action: 'default', errors, message: undefined, values: new URLSearchParams() }}
        kept={false}
      />
      <form className="ow-form" method="get" action={localHref(locale, `/scenarios/${code}`)}>
        {given.map(one => (
          <input key={one.question + one.answer} type="hidden" name={one.question} value={one.answer} />
        ))}
        <input type="hidden" name="asked" value={next.id} />
        <p className="ow-note">
          {t('question', { n: answered.length + 1 })}
          {locale === 'zh' ? '。' : '. '}
          {answered.length === 0 && t('of', { n: most })}
        </p>
        <ChoiceField
          key={next.id}
          name={next.id}
          label={next.text}
          hint={next.hint ?? t(next.multiple ? 'chooseSome' : 'chooseOne')}
          type={next.multiple ? 'checkbox' : 'radio'}
          values={[]}
          errors={errors}
          options={next.answers.map(answer => ({ value: answer.id, label: answer.text }))}
        />
        <Actions>
          <Button>{t('next')}</Button>
        </Actions>
      </form>
      {items.length > 0 && (
        <Section title={t('soFar')}>
          <Rows>
            {items.map(item => (
              <Row key={item.basicCode} title={item.name} href={`/items/${item.basicCode}`} text={item.body} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}

function Result(data: ScenarioData): ReactNode {
  const t = scenarioMessages(usePortal().locale);
  const { items, order, materials, notes } = data;
  const steps = [...new Set(items.map(item => item.step))];
  return (
    <>
      <Joint {...data} />
      {steps.map(step => (
        <Section key={step} title={steps.length > 1 ? t('step', { n: steps.indexOf(step) + 1 }) : t('onlyStep')}>
          {steps.length > 1 && step === steps[0] && <p className="ow-note">{t('same')}</p>}
          <Rows>
            {items
              .filter(item => item.step === step)
              .map(item => (
                <Item key={item.basicCode} item={item} joint={data.joint?.codes.includes(item.basicCode) ?? false} />
              ))}
          </Rows>
        </Section>
      ))}
      {order.length > 0 && (
        <Section title={t('order')}>
          <ul className="ow-catalogue-list">
            {order.map(rule => (
              <li key={rule.before + rule.after}>
                {t('before', { before: rule.before, after: rule.after })}{' '}
                <Tag>{t(rule.legal ? 'legal' : 'practice')}</Tag>
                <Law law={rule.law} quote={rule.quote} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {materials.length > 0 && (
        <Section title={t('materials')}>
          <p>{t('materialsLead', { n: materials.length })}</p>
          <MaterialsList
            materials={materials.map(material => ({
              name: material.name,
              held: material.held,
              from: t('forItems', { items: material.items.join('、') }),
            }))}
          />
        </Section>
      )}
      {notes.length > 0 && (
        <Disclosure summary={t('notes')}>
          {notes.map(note => (
            <p key={note} lang="zh-CN">
              {note}
            </p>
          ))}
        </Disclosure>
      )}
      <div className="ow-side-links">
        <PrintLink />
      </div>
    </>
  );
}

/** The one button, where some of the items share a form and a clock. */
function Joint({ joint, code, divisionCode }: ScenarioData): ReactNode {
  const { locale } = usePortal();
  const t = scenarioMessages(locale);
  if (!joint) return null;
  return (
    <Card accent>
      <h2 className="ow-row-title">{t('joint')}</h2>
      <p>
        <Rich text={t('jointText', { n: joint.codes.length, days: joint.days })} />
      </p>
      <Form action={localHref(locale, '/apply/start')}>
        {joint.codes.map(basicCode => (
          <input key={basicCode} type="hidden" name="basicCode" value={basicCode} />
        ))}
        <input type="hidden" name="scenario" value={code} />
        <input type="hidden" name="division" value={divisionCode} />
        <Actions>
          <Button>{t('begin')}</Button>
        </Actions>
        <p className="ow-note">{t('saves')}</p>
      </Form>
    </Card>
  );
}

function Item({ item, joint }: { item: ItemOfScenario; joint: boolean }): ReactNode {
  const { locale } = usePortal();
  const t = scenarioMessages(locale);
  const [first] = item.reasons;
  const why = first ? t('why', { answer: first.answer }) : t('always');
  return (
    <Row
      href={`/items/${item.basicCode}`}
      title={item.name}
      text={
        <>
          {item.body}
          {locale === 'zh' ? '，' : ', '}
          {why}
          {first && <Law law={first.law} quote={first.quote} />}
        </>
      }
      aside={joint && <Tag kind="tint">{t('inJoint')}</Tag>}
    />
  );
}

/** Law is quoted in Chinese in both languages. */
function Law({ law, quote }: { law: string | null; quote: string | null }): ReactNode {
  if (!law) return null;
  return (
    <span className="ow-catalogue-sample ow-note" lang="zh-CN">
      {law}
      {quote && `：${quote}`}
    </span>
  );
}
