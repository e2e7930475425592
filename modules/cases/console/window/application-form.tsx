import '@onewindow/forms/renderer/forms.css';
import { Band, Button, Panel, Tag, useDates, useHotkeys, useLanguage, useMessages } from '@onewindow/console-kit';
import { FormPageFields } from '@onewindow/forms/renderer';
import { defineMessages } from '@onewindow/i18n';
import type { Application } from './use-application.ts';
import './window.css';

const messages = defineMessages({
  zh: {
    open: '展开核对',
    close: '收起',
    ready: '齐',
    missing: '还差 {n} 处',
    next: '下一页',
    saving: '正在保存…',
    saved: '{at} 已自动保存',
    staleTitle: '申请人刚在另一台设备上改过',
    staleText: '您这里填的还在页面上，没有丢。看一眼再定用哪一份。',
    mine: '用这里填的',
    theirs: '用那边改的',
  },
  en: {
    open: 'Open',
    close: 'Close',
    ready: 'complete',
    missing: '{n} missing',
    next: 'Next page',
    saving: 'Saving…',
    saved: 'Saved {at}',
    staleTitle: 'The applicant has just changed it elsewhere',
    staleText: 'What you entered is still here. Decide which of the two is kept.',
    mine: 'Keep what is here',
    theirs: 'Take the other',
  },
});

/** The very form that the portal asks page by page, here on one sheet: complete pages folded, the next one open. */
export function ApplicationForm({
  application,
  tried,
  open,
  onOpen,
}: {
  application: Application;
  tried: boolean;
  /** Key of the page that is unfolded. */
  open: string | null;
  onOpen(page: string | null): void;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const { form, lookups, change, dispute, restore } = application;
  const at = form.pages.findIndex(page => page.key === open);
  const next = form.pages.find((page, i) => i > at && !page.complete) ?? form.pages[at + 1];
  useHotkeys([{ keys: 'F8', label: t('next'), whileTyping: true, run: () => onOpen(next?.key ?? null) }]);
  return (
    <>
      <SaveLine application={application} />
      {form.pages.map(page => {
        const name = page.page.name ?? page.page.title;
        const shown = page.key === open;
        return (
          <Panel
            key={page.key}
            title={locale === 'en' ? (name.en ?? name.zh) : name.zh}
            note={
              <>
                {page.complete ? (
                  <Tag kind="tint">{t('ready')}</Tag>
                ) : (
                  <Tag kind="ink">{t('missing', { n: page.errors.length })}</Tag>
                )}{' '}
                <Button kind="link" size="small" aria-expanded={shown} onClick={() => onOpen(shown ? null : page.key)}>
                  {t(shown ? 'close' : 'open')}
                </Button>
              </>
            }
            flush={!shown}
          >
            {shown && (
              <div className="ow-window-fields">
                <FormPageFields
                  page={page}
                  locale={locale}
                  lookups={lookups}
                  headingLevel={3}
                  showErrors={tried ? 'all' : 'wrong'}
                  onChange={change}
                  onDispute={dispute}
                  onRestore={restore}
                />
                {next && (
                  <Button kind="outline" keys="F8" onClick={() => onOpen(next.key)}>
                    {t('next')}
                  </Button>
                )}
              </div>
            )}
          </Panel>
        );
      })}
    </>
  );
}

function SaveLine({ application: { saving, stale, keepMine, takeTheirs } }: { application: Application }) {
  const t = useMessages(messages);
  const dates = useDates();
  if (stale) {
    return (
      <Band
        title={t('staleTitle')}
        actions={
          <>
            <Button kind="outline" onClick={() => void keepMine()}>
              {t('mine')}
            </Button>
            <Button onClick={() => void takeTheirs()}>{t('theirs')}</Button>
          </>
        }
      >
        {t('staleText')}
      </Band>
    );
  }
  if (saving.kind === 'idle') return null;
  return (
    <p className="ow-muted" role="status">
      {saving.kind === 'saving' && t('saving')}
      {saving.kind === 'saved' && t('saved', { at: dates.moment(saving.at) })}
      {saving.kind === 'failed' && saving.why}
    </p>
  );
}
