import type { Guide } from '@onewindow/catalogue';
import { Rich, Section, StageList, usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { guideMessages } from './guide-messages.ts';
import type { GuideExtras } from './guide-page.tsx';
import { Words } from './guide-words.tsx';

/** 要多久: the promise, the stages, what is timed apart, and how long it really took lately. */
export function HowLong({ guide, finished }: { guide: Guide; finished: GuideExtras['finished'] }): ReactNode {
  const t = guideMessages(usePortal().locale);
  const { time } = guide;
  const promise = time.promise ?? time.statutory;
  const counted = promise && `${time.startText}`;
  const decision =
    time.promise && time.statutory && time.promise !== time.statutory
      ? t('decideLaw', { promise: time.promise, statutory: time.statutory })
      : t('decideText', { promise: guide.facts.howLong });
  return (
    <Section title={t('time')} id="time">
      {counted && promise ? (
        <p>
          <Rich text={t(time.start === 'accepted' ? 'promise' : 'promiseOther', { start: counted, promise })} />
        </p>
      ) : (
        <p>{guide.facts.howLong}</p>
      )}
      <StageList
        stages={[
          { name: t('submit'), text: t('submitText') },
          { name: t('accept'), text: t('acceptText', { limit: time.acceptance }) },
          { name: t('decide'), text: decision },
          { name: t('deliver'), text: t('deliverText', { limit: time.delivery }) },
        ]}
      />
      {finished && <p className="ow-note">{t('finished', { ...finished })}</p>}
      {time.special.length > 0 && (
        <>
          <p className="ow-catalogue-lead">{t('special')}</p>
          <ul className="ow-catalogue-list">
            {time.special.map(({ name, max }) => (
              <li key={name}>
                <Words guide={guide}>{max ? t('specialMax', { name, max }) : name}</Words>
              </li>
            ))}
          </ul>
        </>
      )}
      {time.extension && <p className="ow-note">{t('extension', { n: time.extension })}</p>}
    </Section>
  );
}
