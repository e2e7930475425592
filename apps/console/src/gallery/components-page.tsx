import './gallery.css';
import { builtInCalendar, computeClock } from '@onewindow/clock';
import {
  AppLink,
  Button,
  CardTag,
  CheckGroupField,
  ClockCells,
  ConflictDialog,
  colours,
  confirm,
  connection,
  DateField,
  Dialog,
  EmptyState,
  ErrorState,
  FormSection,
  IconButton,
  JsonDiff,
  LineChart,
  MenuButton,
  NumberField,
  notify,
  OpinionBox,
  Page,
  Panel,
  ProblemError,
  Segmented,
  SelectField,
  Skeleton,
  SwitchField,
  Tag,
  TextAreaField,
  TextField,
  TrustTag,
  UploadBar,
  UploadButton,
  UrgencyBar,
  useDraft,
} from '@onewindow/console-kit';
import { type ReactNode, useState } from 'react';

const problem = new ProblemError({
  type: '',
  title: '',
  detail: '',
  status: 500,
  code: 'request.internal',
  requestId: '7f2c91a4',
});
const months = ['6 月', '7 月', '8 月', '9 月', '10 月', '11 月'];
const served = [{ name: '办结', values: [820, 910, 870, 1010, 960, 1032] }];

/** All components on one sheet, as in the mock-up d1. */
export function ComponentsPage() {
  return (
    <Page title="组件" note="示例数据，人名、公司和数字都是编的">
      <div className="gallery">
        <Sheet title="成套的页面">
          <div className="gallery-row">
            <AppLink to="/_components/today">今天</AppLink>
            <AppLink to="/_components/list">列表</AppLink>
            <AppLink to="/_components/case/1">办件</AppLink>
            <AppLink to="/_components/window">窗口</AppLink>
            <AppLink to="/_components/board">监督台</AppLink>
            <AppLink to="/_components/editor">编辑</AppLink>
          </div>
        </Sheet>
        <Sheet title="颜色">
          <div className="gallery-row">
            {Object.entries(colours).map(([name, value]) => (
              <span key={name} className="gallery-swatch">
                <i style={{ background: value }} />
                {name} {value}
              </span>
            ))}
          </div>
        </Sheet>
        <Buttons />
        <Sheet title="标签与牌">
          <div className="gallery-row">
            <Tag kind="tint">不用交</Tag>
            <Tag>跑 1 次</Tag>
            <Tag kind="ink">等您</Tag>
            <CardTag level="yellow" />
            <CardTag level="red" />
            <Tag kind="amber">将到期</Tag>
            <Tag kind="outline">草稿 第 8 版</Tag>
            <TrustTag level="A">证照库</TrustTag>
            <TrustTag level="D">自己填的</TrustTag>
          </div>
        </Sheet>
        <Clocks />
        <Fields />
        <Floats />
        <Sheet title="等待、空、出错">
          <div className="gallery-grid">
            <Panel flush>
              <Skeleton lines={4} />
            </Panel>
            <Panel flush>
              <EmptyState title="还没有办过的事" action={<Button kind="outline">找要办的事</Button>}>
                办了以后，进度和证照都在这里。
              </EmptyState>
            </Panel>
            <Panel flush>
              <ErrorState error={problem} onRetry={() => undefined} />
            </Panel>
          </div>
        </Sheet>
        <Sheet title="版本比较">
          <Panel>
            <JsonDiff
              before={{ promise: { amount: 8, unit: 'workingDay' }, fees: [] }}
              after={{ promise: { amount: 5, unit: 'workingDay' }, fees: [{ id: 'f1', fen: 2000 }] }}
            />
          </Panel>
        </Sheet>
        <Sheet title="图">
          <Panel title="每月办结">
            <LineChart label="每月办结" categories={months} series={served} unit="件" height={180} />
          </Panel>
        </Sheet>
      </div>
    </Page>
  );
}

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Buttons() {
  const [choice, setChoice] = useState<'a' | 'b' | 'c'>('a');
  return (
    <Sheet title="按钮">
      <div className="gallery-row">
        <Button kind="solid">同意并盖章</Button>
        <Button kind="solid" busy>
          正在提交…
        </Button>
        <Button kind="outline">下载回执</Button>
        <Button kind="ink">撤回申请</Button>
        <Button>筛选</Button>
        <Button kind="link">返回上一页</Button>
        <IconButton icon="print" label="打印" />
        <Button kind="ink" keys="Ctrl+Enter">
          带键的
        </Button>
        <MenuButton
          label="更多"
          menuLabel="更多"
          items={[
            { key: 'a', label: '打印', icon: 'print', keys: 'P', run: () => undefined },
            { key: 'b', label: '删掉', divided: true, note: '不能恢复', run: () => undefined },
          ]}
        />
        <Segmented
          label="决定"
          options={[
            { key: 'a', label: '同意' },
            { key: 'b', label: '不同意' },
            { key: 'c', label: '退回' },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </div>
    </Sheet>
  );
}

function Clocks() {
  const paused = computeClock({
    start: '2026-11-11',
    budget: { amount: 8, unit: 'workingDay' },
    pauses: [{ from: '2026-11-13', to: '2026-11-18' }],
    asOf: '2026-11-23',
    calendar: builtInCalendar,
  });
  const near = computeClock({
    start: '2026-11-11',
    budget: { amount: 9, unit: 'workingDay' },
    asOf: '2026-11-23',
    calendar: builtInCalendar,
  });
  const over = computeClock({
    start: '2026-11-06',
    budget: { amount: 8, unit: 'workingDay' },
    asOf: '2026-11-20',
    calendar: builtInCalendar,
  });
  const long = computeClock({
    start: '2026-10-12',
    budget: { amount: 45, unit: 'workingDay' },
    asOf: '2026-11-23',
    calendar: builtInCalendar,
  });
  return (
    <Sheet title="时限：一格一个工作日">
      <div className="gallery-grid">
        <Panel title="还剩 3 个工作日">
          <ClockCells days={paused.days} due={paused.due} />
        </Panel>
        <Panel title="快到期">
          <ClockCells days={near.days} due={near.due} />
        </Panel>
        <Panel title="超承诺">
          <ClockCells days={over.days} due={over.due} />
        </Panel>
        <Panel title="超过 30 天的成一条">
          <ClockCells days={long.days} due={long.due} />
        </Panel>
        <Panel title="列表里的条">
          <div className="gallery-row">
            <UrgencyBar urgency={{ share: 0.9, tone: 'amber', label: '今天' }} />
            <UrgencyBar urgency={{ share: 0.6, tone: 'jade', label: '3 天' }} />
            <UrgencyBar urgency={{ share: 1, tone: 'red', label: '超 2 天' }} />
            <UrgencyBar urgency={{ share: 0, tone: 'paused', label: '暂停' }} />
            <UrgencyBar urgency={{ share: 0.5, tone: 'done', label: '用 4 天' }} />
          </div>
        </Panel>
      </div>
    </Sheet>
  );
}

function Fields() {
  const draft = useDraft(
    {
      name: '',
      id: '450324199508170063',
      held: '86.4',
      days: 25,
      date: '2026-12-01',
      text: '',
      kind: 'a' as 'a' | 'b' | null,
      on: true,
      pauses: ['expert'],
    },
    {
      check: value =>
        value.id.length === 18
          ? [{ path: '/id', code: 'check', message: '最后一位和前面对不上，请对照证件再看一遍' }]
          : [],
    },
  );
  const [opinion, setOpinion] = useState('');
  return (
    <Sheet title="输入与出错">
      <FormSection title="一组字段" columns={3}>
        <TextField {...draft.field<string>('/name')} label="联系手机" hint="收进度短信" optional />
        <TextField {...draft.field<string>('/id')} label="公民身份号码" hint="18 位" />
        <TextField {...draft.field<string>('/held')} label="使用面积（㎡）" source="不动产登记" />
        <NumberField {...draft.field<number>('/days')} label="承诺办结时限" code="promise_day" unit="工作日" />
        <DateField {...draft.field<string>('/date')} label="起施行" />
        <SelectField
          {...draft.field<'a' | 'b' | null>('/kind')}
          label="到期以后"
          options={[
            { value: 'a', label: '发黄牌，任务不停' },
            { value: 'b', label: '只提醒' },
          ]}
        />
        <TextAreaField {...draft.field<string>('/text')} label="说明" span={2} />
        <SwitchField {...draft.field<boolean>('/on')} label="网上可办" />
        <CheckGroupField
          {...draft.field<string[]>('/pauses')}
          label="这一步允许暂停计时"
          options={[
            { value: 'expert', label: '专家评审', note: '行政许可法第四十五条' },
            { value: 'test', label: '检验、检测、检疫', note: '第四十五条' },
          ]}
        />
      </FormSection>
      <div className="gallery-grid">
        <Panel title="意见">
          <OpinionBox
            value={opinion}
            onChange={setOpinion}
            suggestions={[{ label: '准予', text: '同意，准予许可。' }]}
          />
        </Panel>
        <Panel title="上传">
          <div className="ow-stack">
            <UploadButton purpose="example" accept=".pdf" maxBytes={20_000_000} onDone={() => undefined} />
            <UploadBar
              name="操作流程文件.pdf"
              progress={{ sent: 14_260_633, total: 23_068_672, resumedAt: 8_493_466 }}
              onCancel={() => undefined}
            />
          </div>
        </Panel>
      </div>
    </Sheet>
  );
}

function Floats() {
  const [shown, setShown] = useState<'dialog' | 'side' | 'conflict'>();
  const close = () => setShown(undefined);
  return (
    <Sheet title="浮层">
      <div className="gallery-row">
        <Button onClick={() => setShown('dialog')}>对话框</Button>
        <Button onClick={() => setShown('side')}>侧边</Button>
        <Button onClick={() => setShown('conflict')}>别人刚改过</Button>
        <Button
          onClick={() =>
            void confirm({
              title: '终止这一件？',
              body: '终止以后不能恢复，申请人会马上收到通知。',
              act: '终止办件',
              final: true,
            })
          }
        >
          先问一声
        </Button>
        <Button onClick={() => notify({ tone: 'done', title: '已受理', detail: '受理通知书已送达申请人。' })}>
          通知
        </Button>
        <Button onClick={() => notify({ tone: 'problem', title: '平台没能答复，是我们的问题', requestId: '7f2c91a4' })}>
          出错的通知
        </Button>
        <Button onClick={() => connection.set({ lost: true, retryAt: undefined })}>断网</Button>
      </div>
      {shown === 'dialog' && (
        <Dialog
          title="暂停计时"
          onClose={close}
          footer={
            <>
              <Button onClick={close}>先不</Button>
              <Button kind="solid" onClick={close}>
                暂停计时
              </Button>
            </>
          }
        >
          <p>要有法定依据，并书面告知申请人。</p>
        </Dialog>
      )}
      {shown === 'side' && (
        <Dialog side title="怎么算的" width={480} onClose={close}>
          <p>11 月 11 日受理，从 11 月 12 日起算。</p>
        </Dialog>
      )}
      {shown === 'conflict' && (
        <ConflictDialog
          conflict={{
            version: 8,
            changedBy: '秦望舒（示例）',
            organisationName: '七星区行政审批局',
            changedAt: '2026-11-23T02:02:00Z',
            changes: [{ zh: '承诺时限', en: 'Promise', before: '8 个工作日', after: '5 个工作日' }],
          }}
          onClose={close}
          onTheirs={close}
          onMine={close}
        />
      )}
    </Sheet>
  );
}
