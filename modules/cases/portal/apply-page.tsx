import { savePage } from '@onewindow/cases';
import { type EvaluatedPage, inLocale } from '@onewindow/forms/evaluator';
import { FormErrorSummary, FormPageFields } from '@onewindow/forms/renderer';
import { formatTime } from '@onewindow/i18n';
import {
  type ActionContext,
  Actions,
  Button,
  enhancement,
  Form,
  invalid,
  PageHead,
  page,
  redirect,
  usePortal,
} from '@onewindow/portal-kit';
import { ApplyFrame, applyMessages, neighbour, type OpenDraft, openDraft, stoppedAt } from './apply-frame.tsx';
import { Autosave, SaveStatus } from './autosave.tsx';

/** `/apply/:id` goes on where she stopped. */
export const resumePage = page({
  path: '/apply/:id',
  access: 'signedIn',
  verb: 'apply',
  title: { zh: '接着填', en: 'Go on' },
  async load(context) {
    const open = await openDraft(context, context.params.id);
    if ('kind' in open) return open;
    return redirect(`/apply/${open.draft.id}/${stoppedAt(open)}`);
  },
  View: () => null,
});

const Cascades = enhancement('cascade');

interface Data {
  open: OpenDraft;
  current: EvaluatedPage;
  openItems: string[];
  showErrors: 'all' | 'wrong' | 'none';
}

/** One question a page. Works as a plain form; with script it is saved while she types. */
export const applyPage = page({
  path: '/apply/:id/:page',
  access: 'signedIn',
  verb: 'apply',
  title: (data: Data, locale) => inLocale(data.current.page.title, locale),
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const open = await openDraft(context, context.params.id);
    if ('kind' in open) return open;
    const current = open.form.pages.find(one => one.key === context.params.page);
    // A page that an answer has hidden since: go on with the first that is left.
    if (!current) return redirect(`/apply/${open.draft.id}`);
    const asked = context.query.get('open');
    return {
      open,
      current,
      openItems: asked ? [asked] : [],
      showErrors: context.query.has('check') ? 'all' : current.untouched ? 'none' : 'wrong',
    };
  },
  actions: { default: save },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = applyMessages(locale);
    const { open, current, openItems, showErrors } = data as Data;
    const { draft } = open;
    const shown = form ? 'all' : showErrors;
    const back = neighbour(open, current.key, -1);
    return (
      <ApplyFrame open={open} current={current.key}>
        <FormErrorSummary page={current} locale={locale} showErrors={shown === 'all' ? 'all' : 'none'} />
        <PageHead
          title={inLocale(current.page.title, locale)}
          lead={current.page.hint && inLocale(current.page.hint, locale)}
        />
        <Autosave draftId={draft.id} page={current.key} version={draft.version}>
          <Form action={undefined}>
            <Cascades>
              <FormPageFields
                page={current}
                locale={locale}
                lookups={open.lookups}
                showErrors={shown}
                openItems={openItems}
              />
            </Cascades>
            <Actions>
              <Button busy={t('saving')}>{t('next')}</Button>
              {back && (
                <Button kind="link" href={back}>
                  {t('back')}
                </Button>
              )}
              <Button kind="link" name="_save" value="1">
                {t('later')}
              </Button>
            </Actions>
            <SaveStatus savedAt={draft.version > 1 ? draft.savedAt : undefined} />
          </Form>
        </Autosave>
      </ApplyFrame>
    );
  },
});

async function save(context: ActionContext<{ id: string; page: string }>) {
  const { db, services, actor, params, body, locale } = context;
  const { form, action, draft } = await savePage(db, services, actor, { ...params, posted: body });
  const here = `/apply/${draft.id}/${params.page}`;
  switch (action.kind) {
    case 'save': {
      const text = applyMessages(locale)('keptAsDraft', { time: formatTime(draft.savedAt) });
      return redirect('/mine/drafts', { kind: 'done', text });
    }
    case 'add': {
      const items = draft.answers.form[action.path];
      return redirect(`${here}#${anchor(`${action.path}.${Array.isArray(items) ? items.length - 1 : 0}`)}-title`);
    }
    case 'edit':
      return redirect(`${here}?open=${encodeURIComponent(action.path)}#${anchor(action.path)}-title`);
    case 'remove':
      return redirect(`${here}#${anchor(action.path.split('.')[0] ?? '')}`);
    case 'dispute':
    case 'restore':
    case 'refresh':
      return redirect(`${here}#${anchor(action.path)}`);
    default: {
      const current = form.pages.find(one => one.key === params.page);
      if (current && current.errors.length > 0) {
        return invalid(
          current.errors.map(error => ({ field: error.path, message: locale === 'en' ? error.en : error.zh })),
        );
      }
      const keys = form.pages.map(one => one.key);
      const next = keys[keys.indexOf(params.page) + 1];
      return redirect(`/apply/${draft.id}/${next ?? 'materials'}`);
    }
  }
}

/** Ids of controls as the form renderer writes them. */
function anchor(path: string): string {
  return `f-${path.replace(/[^\w-]+/g, '-')}`;
}
