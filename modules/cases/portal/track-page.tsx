import { namedIn, type TrackedCase, trackCases } from '@onewindow/cases';
import { localDateOf } from '@onewindow/clock';
import { checkQueryCode, formatQueryCode } from '@onewindow/codes';
import { isAppError } from '@onewindow/errors';
import { limitRate } from '@onewindow/http';
import { defineMessages, formatDate } from '@onewindow/i18n';
import {
  Actions,
  Button,
  DefinitionList,
  ErrorSummary,
  Form,
  invalid,
  Link,
  type PageContext,
  PageHead,
  page,
  Rich,
  Row,
  Rows,
  redirect,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { headlineOf, waitingSentence } from './case-words.ts';

const messages = defineMessages({
  zh: {
    title: '查办理进度',
    lead: '不用登录。要全部内容，请登录后在“我的”里看。',
    code: '查询码',
    codeHint: '回执上有，像 GL26 1109 7K4M 这样',
    ending: '申请人证件号码的后四位',
    endingHint: '身份证号，或者统一社会信用代码',
    submit: '查进度',
    codeWrong: '查询码对不上，请对照回执再看一遍',
    endingWrong: '请写证件号码的最后四位',
    notFound: '没有查到。请把查询码和证件号码后四位对照回执再看一遍',
    again: '再查一件',
    item: '事项',
    body: '经办',
    filed: '提交',
    signIn: '登录看全部',
    several: '一起申请的 {n} 个事项',
  },
  en: {
    title: 'Check the progress',
    lead: 'You need not sign in. For everything, sign in and look under Mine.',
    code: 'Tracking code',
    codeHint: 'On the receipt, like GL26 1109 7K4M',
    ending: 'Last four characters of the applicant’s ID number',
    endingHint: 'ID card, or unified social credit code',
    submit: 'Check',
    codeWrong: 'This is not a tracking code; please compare it with the receipt',
    endingWrong: 'Please enter the last four characters of the ID number',
    notFound: 'Nothing was found. Please compare the code and the four characters with the receipt',
    again: 'Check another',
    item: 'Item',
    body: 'Handled by',
    filed: 'Filed',
    signIn: 'Sign in to see everything',
    several: '{n} items applied for together',
  },
});

/** Tries a minute from one address: enough for a family, too few to guess four characters. */
const limit = { max: 10, seconds: 60 };

interface Data {
  found: TrackedCase[] | undefined;
  code: string;
}

/** 进度查询 without signing in: the code and the end of the ID number are posted, so that neither stands in an address. */
export const trackPage = page({
  path: '/track',
  access: 'public',
  verb: 'lookUp',
  title: { zh: '查办理进度', en: 'Check the progress' },
  description: {
    zh: '用查询码和证件号码后四位查办理进度，不用登录。',
    en: 'Check the progress of an application with its tracking code, without signing in.',
  },
  load: ({ query }): Data => ({ found: undefined, code: query.get('code')?.slice(0, 40) ?? '' }),
  actions: {
    async default(context) {
      const { body, locale } = context;
      // Only this action may say what was found.
      body.delete('_found');
      const t = messages(locale);
      const code = body.get('code') ?? '';
      const ending = (body.get('ending') ?? '').normalize('NFKC').trim();
      const errors = [
        ...(checkQueryCode(code).ok ? [] : [{ field: 'code', message: t('codeWrong') }]),
        ...(/^[0-9A-Za-z]{4}$/.test(ending) ? [] : [{ field: 'ending', message: t('endingWrong') }]),
      ];
      if (errors.length > 0) return invalid(errors);
      const found = await find(context, code, ending);
      if (!found) return invalid([{ field: 'code', message: t('notFound') }]);
      const named = await namedIn(context.db, locale, found);
      return { ...invalid([], { status: 200 }), values: resultOf(named) };
    },
    again: async () => redirect('/track'),
  },
  View({ data, form }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const found = form && readResult(form.values);
    const [first, ...others] = found ?? [];
    if (first && others.length > 0) return <Several cases={[first, ...others]} />;
    if (first) {
      const stand = { ...first, dueKind: null };
      return (
        <div className="ow-reading">
          <PageHead
            kicker={formatQueryCode(first.queryCode)}
            title={headlineOf(stand, locale, today)}
            lead={<Rich text={waitingSentence(stand, locale)} />}
          />
          <DefinitionList
            items={[
              { label: t('item'), value: first.itemName },
              { label: t('body'), value: first.organisationName },
              {
                label: t('filed'),
                value: formatDate(locale, localDateOf(new Date(first.submittedAt)), { today, weekday: true }),
              },
            ]}
          />
          <Actions>
            <Button href={`/cases/${first.queryCode}`}>{t('signIn')}</Button>
            <Button kind="link" href="/track">
              {t('again')}
            </Button>
          </Actions>
        </div>
      );
    }
    const errors = form?.errors ?? [];
    return (
      <div className="ow-reading">
        <ErrorSummary form={form} labels={{ code: t('code'), ending: t('ending') }} />
        <PageHead title={t('title')} lead={t('lead')} />
        <Form>
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            errors={errors}
            value={form?.values.get('code') ?? (data as Data).code}
            width="half"
            maxLength={40}
            autoComplete="off"
          />
          <TextField
            name="ending"
            label={t('ending')}
            hint={t('endingHint')}
            errors={errors}
            value={form?.values.get('ending') ?? ''}
            width="short"
            maxLength={8}
            autoComplete="off"
          />
          <Actions>
            <Button>{t('submit')}</Button>
            <Link href="/mine">{t('signIn')}</Link>
          </Actions>
        </Form>
      </div>
    );
  },
});

const isHers = ({ state }: TrackedCase) => state === 'correctionRequested' || state === 'returned';

/** A matter of several items: where each stands, what waits for her first. */
function Several({ cases }: { cases: TrackedCase[] }): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  return (
    <div className="ow-reading">
      <PageHead title={t('several', { n: cases.length })} />
      <Rows>
        {cases
          .toSorted((a, b) => Number(isHers(b)) - Number(isHers(a)))
          .map(one => {
            const stand = { ...one, dueKind: null };
            return (
              <Row
                key={one.id}
                title={one.itemName}
                text={
                  <>
                    <strong>{headlineOf(stand, locale, today)}</strong>
                    <br />
                    <Rich text={waitingSentence(stand, locale)} />
                  </>
                }
              />
            );
          })}
      </Rows>
      <Actions>
        <Button href="/mine">{t('signIn')}</Button>
        <Button kind="link" href="/track">
          {t('again')}
        </Button>
      </Actions>
    </div>
  );
}

async function find(
  { db, services, address }: PageContext<Record<never, never>>,
  code: string,
  ending: string,
): Promise<TrackedCase[] | undefined> {
  await limitRate(db, `track ${address}`, limit);
  const checked = checkQueryCode(code);
  // Many addresses guessing at one code are slowed down too.
  if (checked.ok) await limitRate(db, `track ${checked.value}`, { max: 30, seconds: 3600 });
  try {
    return await trackCases(db, services, { queryCode: code, idEnding: ending });
  } catch (error) {
    if (isAppError(error) && error.status === 404) return undefined;
    throw error;
  }
}

/** The answer is shown on the page that was posted; it travels in the form's values and in no address. */
function resultOf(found: TrackedCase[]): URLSearchParams {
  return new URLSearchParams({ _found: JSON.stringify(found) });
}

function readResult(values: URLSearchParams): TrackedCase[] | undefined {
  const text = values.get('_found');
  return text === null ? undefined : (JSON.parse(text) as TrackedCase[]);
}
