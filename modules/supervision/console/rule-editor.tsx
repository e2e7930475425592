import {
  api,
  apiPath,
  Button,
  confirm,
  FormSection,
  NumberField,
  SelectField,
  SwitchField,
  TextField,
  useCommand,
  useDraft,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { RuleContentBody, RuleVersionItem } from '../src/contract.ts';
import { colours } from '../src/names.ts';
import { ThresholdFields } from './threshold-fields.tsx';

const messages = defineMessages({
  zh: {
    draft: '草稿 第 {version} 版',
    next: '改这条规则',
    nextNote: '改动先存成草稿，启用以后才作数',
    name: '名称',
    nameEn: '英文名称',
    colour: '出什么牌',
    score: '扣几分',
    explainDays: '部门说明期限',
    workingDays: '个工作日',
    askAtOnce: '一出牌就要求说明',
    law: '依据',
    save: '存草稿',
    saved: '草稿已存',
    activate: '启用第 {version} 版',
    activateTitle: '启用第 {version} 版？',
    activateText: '从现在起按这一版判；以前出的牌不变，已经出过牌的情形不再判一次。',
    activated: '已启用',
    saveFirst: '还有没存的改动，先存草稿再启用。',
    discard: '丢弃草稿',
    discardText: '草稿会删掉，在用的版本不受影响。',
    discarded: '草稿已丢弃',
    retire: '停用这条规则',
    retireText: '从现在起不再按它出牌；以前出的牌还在。要再用，存一份草稿再启用。',
    retired: '已停用',
  },
  en: {
    draft: 'Draft, version {version}',
    next: 'Change this rule',
    nextNote: 'changes are kept as a draft until it is put in force',
    name: 'Name',
    nameEn: 'English name',
    colour: 'Card',
    score: 'Score',
    explainDays: 'Term to explain',
    workingDays: 'working days',
    askAtOnce: 'Ask to explain at once',
    law: 'Legal basis',
    save: 'Save the draft',
    saved: 'Draft saved',
    activate: 'Put version {version} in force',
    activateTitle: 'Put version {version} in force?',
    activateText:
      'From now on cases are judged by it. Cards raised before stay, and what has its card is not judged again.',
    activated: 'In force',
    saveFirst: 'There are changes that are not saved; save the draft first.',
    discard: 'Discard the draft',
    discardText: 'The draft is deleted; the version in force is not touched.',
    discarded: 'Draft discarded',
    retire: 'Take this rule out of force',
    retireText:
      'It raises no more cards from now on; its cards stay. To use it again, save a draft and put it in force.',
    retired: 'Out of force',
  },
});

/** The content of a version, as the server takes it. */
function contentOf(version: RuleVersionItem): RuleContentBody {
  const { name, colour, thresholds, score, askAtOnce, explainDays, law } = version;
  return { name, colour, thresholds: thresholds as Record<string, unknown>, score, askAtOnce, explainDays, law };
}

interface Act {
  method: 'put' | 'post' | 'delete';
  path: 'draft' | 'activate' | 'retire';
  body?: object;
  done: string;
}

/** Fields of the next version; `basis` is the draft, or what the next draft begins from. */
export function RuleEditor({
  draft: saved,
  active,
  basis,
}: {
  draft: RuleVersionItem | undefined;
  active: RuleVersionItem | undefined;
  basis: RuleVersionItem;
}) {
  const t = useMessages(messages);
  const say = useText();
  const command = useCommand<Act, unknown>({
    send: ({ method, path, body }, key) => {
      const url = `${apiPath`/api/supervision/rules/${basis.code}`}/${path}`;
      return method === 'delete' ? api.delete(url, { key }) : api[method](url, body ?? {}, { key });
    },
    invalidates: [['supervision'], ['/api/supervision/rules']],
    done: (_, act) => act.done,
  });
  const draft = useDraft<RuleContentBody>(contentOf(basis), { problems: command.fields });
  const field = <V,>(path: string) => draft.field<V>(path);
  const revision = saved?.revision ?? 0;

  async function save() {
    const body = { ...draft.value, revision };
    if (await command.run({ method: 'put', path: 'draft', body, done: t('saved') })) draft.saved();
  }
  async function ask(title: string, body: string, act: Act & { word: string }) {
    if (await confirm({ title, body, act: act.word, final: act.path !== 'activate' })) await command.run(act);
  }

  return (
    <FormSection
      title={saved ? t('draft', saved) : t('next')}
      note={draft.dirty && saved ? t('saveFirst') : t('nextNote')}
      columns={2}
    >
      <TextField {...field('/name/zh')} label={t('name')} maxLength={60} />
      <TextField {...field('/name/en')} label={t('nameEn')} maxLength={120} />
      <SelectField<RuleContentBody['colour']>
        {...field('/colour')}
        label={t('colour')}
        options={(['notice', 'yellow', 'red'] as const).map(value => ({ value, label: say(colours[value]) }))}
      />
      <NumberField {...field('/score')} label={t('score')} max={100} />
      <ThresholdFields kind={basis.kind} draft={draft} />
      <NumberField {...field('/explainDays')} label={t('explainDays')} unit={t('workingDays')} min={1} max={60} />
      <SwitchField {...field('/askAtOnce')} label={t('askAtOnce')} />
      <TextField {...field('/law')} label={t('law')} span={2} />
      <div className="ow-sup-buttons ow-span-2">
        <Button kind={saved ? 'ink' : 'solid'} busy={command.pending} onClick={() => void save()}>
          {t('save')}
        </Button>
        {saved && (
          <>
            <Button
              kind="solid"
              title={draft.dirty ? t('saveFirst') : undefined}
              aria-disabled={draft.dirty || undefined}
              onClick={() =>
                !draft.dirty &&
                void ask(t('activateTitle', saved), t('activateText'), {
                  method: 'post',
                  path: 'activate',
                  body: { revision },
                  done: t('activated'),
                  word: t('activate', saved),
                })
              }
            >
              {t('activate', saved)}
            </Button>
            <Button
              onClick={() =>
                void ask(t('discard'), t('discardText'), {
                  method: 'delete',
                  path: 'draft',
                  done: t('discarded'),
                  word: t('discard'),
                })
              }
            >
              {t('discard')}
            </Button>
          </>
        )}
        {active && (
          <Button
            onClick={() =>
              void ask(t('retire'), t('retireText'), {
                method: 'post',
                path: 'retire',
                done: t('retired'),
                word: t('retire'),
              })
            }
          >
            {t('retire')}
          </Button>
        )}
      </div>
    </FormSection>
  );
}
