import {
  Actions,
  Button,
  ErrorSummary,
  ErrorText,
  enhancement,
  Form,
  type FormState,
  fieldId,
  PageHead,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import type { InvitedVisit } from '@onewindow/ratings';
import { type RatingTag, ratingTags, satisfactionLevels } from '@onewindow/ratings/contract';
import type { ReactNode } from 'react';
import { Face } from './faces.tsx';
import { visitMessages } from './rate-visit-messages.ts';

interface Idle {
  seconds: number;
  to: string;
}

const Touched = enhancement<{ idle?: Idle }>('rate-visit');

/** Five levels as large as a hand, the reasons of the one that was chosen, room for words; or not at all. */
export function VisitForm({
  visit,
  form,
  idle,
}: {
  visit: InvitedVisit;
  form: FormState | undefined;
  idle: Idle | undefined;
}): ReactNode {
  const { locale } = usePortal();
  const t = visitMessages(locale);
  const values = form?.values;
  const error = form?.errors.find(one => one.field === 'satisfaction');
  const by = [
    visit.window && t('where', { centre: visit.window.centreName, number: visit.window.number }),
    visit.staffName && t('staff', { name: visit.staffName.replace('（示例）', '') }),
  ].filter(Boolean);
  return (
    <Touched {...(idle && { idle })}>
      <div className="ow-visit">
        <ErrorSummary form={form} labels={{ satisfaction: t('level') }} />
        <PageHead
          kicker={by.join(locale === 'zh' ? '　' : ', ')}
          title={t('head')}
          lead={t('lead', { body: visit.organisationName, item: visit.itemName })}
        />
        <Form>
          <fieldset className={error ? 'ow-field ow-field-wrong' : 'ow-field'}>
            <legend className="ow-label">{t('level')}</legend>
            {error && <ErrorText id={`${fieldId('satisfaction')}-error`}>{error.message}</ErrorText>}
            <div className="ow-levels">
              {satisfactionLevels.map((level, index) => (
                <label className="ow-level" key={level.code}>
                  <input
                    type="radio"
                    name="satisfaction"
                    value={level.code}
                    id={index === 0 ? fieldId('satisfaction') : undefined}
                    defaultChecked={values?.get('satisfaction') === String(level.code)}
                    aria-describedby={error && `${fieldId('satisfaction')}-error`}
                  />
                  <Face level={level.code} />
                  <span>{level[locale]}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <Reasons tone="good" chosen={values?.getAll('goodTags') ?? []} />
          <Reasons tone="bad" chosen={values?.getAll('badTags') ?? []} />
          <TextField
            name="text"
            label={t('text')}
            hint={t('textHint')}
            optional
            rows={2}
            maxLength={500}
            value={values?.get('text') ?? ''}
          />
          <p className="ow-note">{t('own')}</p>
          <Actions>
            <Button busy={t('busy')}>{t('submit')}</Button>
            <Button kind="outline" name="_action" value="decline">
              {t('decline')}
            </Button>
          </Actions>
        </Form>
      </div>
    </Touched>
  );
}

function Reasons({ tone, chosen }: { tone: RatingTag['tone']; chosen: readonly string[] }): ReactNode {
  const { locale } = usePortal();
  const tags = ratingTags.filter(tag => tag.tone === tone && tag.contact !== 'handling');
  return (
    <fieldset className={`ow-field ow-reasons-field ow-reasons-${tone}`}>
      <legend className="ow-label">{visitMessages(locale)('tags')}</legend>
      <div className="ow-reasons">
        {tags.map(tag => (
          <label className="ow-reason" key={tag.code}>
            <input type="checkbox" name={`${tone}Tags`} value={tag.code} defaultChecked={chosen.includes(tag.code)} />
            {tag[locale]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What is left to say once the page has been answered, or has ended; the screen goes back to waiting by itself. */
export function VisitEnd({
  level,
  title,
  text,
  idle,
}: {
  level?: number;
  title: string;
  text: string;
  idle?: Idle | undefined;
}): ReactNode {
  const shown = (
    <div className="ow-visit-end" role="status">
      {level && <Face level={level} />}
      <h1>{title}</h1>
      <p className="ow-lead">{text}</p>
    </div>
  );
  return idle ? <Touched idle={idle}>{shown}</Touched> : shown;
}
