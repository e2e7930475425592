import { builtInCalendar, type ClockInput, computeClock } from '@onewindow/clock';
import {
  AppLink,
  ClockRows,
  ClockSummary,
  DecisionPanel,
  Facts,
  type Material,
  MaterialPicker,
  MaterialPreview,
  notify,
  Panel,
  ProcessView,
  SourceCompare,
  Tag,
  Timeline,
  useDates,
  useHotkeys,
  useWorkContext,
  WorkPage,
} from '@onewindow/console-kit';
import { useState } from 'react';
import { examplePlan, exampleProcess } from './example-documents.ts';

const clockInput: Omit<ClockInput, 'asOf'> = {
  start: '2026-11-11',
  budget: { amount: 8, unit: 'workingDay' },
  pauses: [{ from: '2026-11-13', to: '2026-11-18' }],
  calendar: builtInCalendar,
};

const materials: Material[] = [
  { key: 'plan', name: '布局图', origin: '人传', trust: 'B', href: examplePlan, mediaType: 'image/svg+xml' },
  { key: 'flow', name: '操作流程', origin: '人传', trust: 'B' },
  {
    key: 'rules',
    name: '制度清单',
    origin: '人传',
    trust: 'B',
    href: '/api/files/1',
    mediaType: 'application/vnd.ofd',
    bytes: 123_456,
  },
  { key: 'licence', name: '营业执照', origin: '证照库', trust: 'A' },
  { key: 'health', name: '健康证明', origin: '证照库', trust: 'A' },
  { key: 'identity', name: '身份证明', origin: '实名', trust: 'A' },
];

/** A case on one screen as in the mock-up c2. */
export function CaseGallery() {
  const dates = useDates();
  const list = useWorkContext('/_components/case/1');
  const [material, setMaterial] = useState('plan');
  const shown = materials.find(entry => entry.key === material) ?? materials[0];
  const clock = computeClock({ ...clockInput, asOf: dates.today });
  useHotkeys(
    materials.map((entry, i) => ({
      keys: String(i + 1),
      label: `看材料 ${entry.name}`,
      hidden: i > 0,
      run: () => setMaterial(entry.key),
    })),
  );
  return (
    <WorkPage
      title="食品经营许可（新办）"
      back={{ label: '等我', to: '/_components/today' }}
      list={list}
      note={
        <>
          <span>桂林漓岸餐饮管理有限公司（示例）</span>
          <span>GL26 1109 7K4M</span>
          <Tag kind="tint">审批</Tag>
        </>
      }
      more={[
        { key: 'print', label: '打印这一件', icon: 'print', run: () => window.print() },
        { key: 'follow', label: '关注', icon: 'star', run: () => notify({ tone: 'done', title: '已关注' }) },
      ]}
      left={
        <>
          <ClockSummary
            label="承诺时限"
            headline={`还剩 ${clock.remaining} 个工作日`}
            due={clock.due}
            days={clock.days}
          >
            8 个工作日，用了 {clock.used}，暂停 {clock.paused}（专家评审，第四十五条）。
            <AppLink to="/_components">怎么算的</AppLink>
          </ClockSummary>
          <ClockRows
            rows={[
              { label: '审批步骤', urgency: { share: 0.3, tone: 'jade', label: '今天内' } },
              { label: '法定', urgency: { share: 0.45, tone: 'jade', label: '还剩 15 天' } },
            ]}
          />
        </>
      }
      history={
        <>
          <h2>经过</h2>
          <Timeline
            label="经过"
            entries={[
              { key: '7', kind: 'now', title: '到您：审批', at: '2026-11-23T02:02:00Z', text: '等您决定' },
              {
                key: '6',
                title: '审查',
                who: '秦望舒',
                at: '2026-11-23T02:02:00Z',
                text: '同意。专家评审通过，布局合规范。',
              },
              { key: '5', title: '恢复计时', at: '2026-11-18T08:40:00Z', text: '评审完成，意见附卷' },
              {
                key: '4',
                kind: 'pause',
                title: '暂停计时',
                at: '2026-11-13T03:02:00Z',
                text: '专家评审，预计 3 天，已书面告知',
              },
              {
                key: '3',
                title: '承办',
                who: '莫小棠',
                at: '2026-11-12T02:15:00Z',
                text: '建议同意，提请专家评审冷食专间。',
              },
              { key: '2', title: '受理', at: '2026-11-11T07:20:00Z', text: '受理通知书 已送达' },
              { key: '1', title: '网上提交', at: '2026-11-09T02:56:00Z', text: '6 份材料，3 份平台取得' },
            ]}
          />
        </>
      }
      tabs={[
        {
          key: 'materials',
          label: '材料',
          count: 6,
          content: () => shown && <Materials materials={materials} shown={shown} onChange={setMaterial} />,
        },
        { key: 'form', label: '表单', content: () => <FormDigest /> },
        { key: 'opinions', label: '意见', count: 3, content: () => <FormDigest /> },
        { key: 'documents', label: '文书', count: 3, content: () => <FormDigest /> },
        {
          key: 'process',
          label: '流程图',
          content: () => (
            <Panel title="走到哪一步" flush>
              <ProcessView
                xml={exampleProcess}
                done={['start', 'receive', 'accept', 'handle', 'review']}
                now={['approve']}
              />
            </Panel>
          ),
        },
        { key: 'related', label: '相关办件', count: 2, content: () => <FormDigest /> },
      ]}
      right={
        <DecisionPanel
          decisions={[
            {
              key: 'approve',
              label: '同意',
              act: '同意并盖章',
              consequences: [
                <span key="1">
                  生成准予行政许可决定书，<AppLink to="/_components">先看一眼</AppLink>
                </span>,
                '生成食品经营许可证（电子），有效期 5 年',
                '马上短信告诉申请人',
              ],
              suggestions: [
                {
                  label: '准予',
                  text: '同意。经审查，申请材料齐全，布局符合《餐饮服务食品安全操作规范》，准予食品经营许可。',
                },
                { label: '整改后准予', text: '整改已完成，经复核符合要求，准予许可。' },
              ],
            },
            {
              key: 'deny',
              label: '不同意',
              act: '不予许可',
              final: true,
              opinionRequired: true,
              consequences: ['生成不予行政许可决定书，写明理由和救济途径', '向监督部门报备（否定报备）'],
            },
            {
              key: 'return',
              label: '退回',
              act: '退回上一步',
              opinionRequired: true,
              consequences: ['回到审查，时限继续走'],
            },
          ]}
          onDecide={(decision, opinion) => notify({ tone: 'done', title: `已决定：${decision}`, detail: opinion })}
          footnote="用您的签名证书，留痕不可改"
          acts={[
            { key: 'pause', label: '暂停计时', note: '要有法定依据', run: () => undefined },
            { key: 'extend', label: '延长期限', note: '一次，报负责人', run: () => undefined },
            { key: 'sign', label: '加签', run: () => undefined },
            { key: 'hand', label: '转办', run: () => undefined },
            { key: 'end', label: '终止', note: '要有理由', run: () => undefined },
          ]}
        />
      }
    />
  );
}

function Materials({
  materials: all,
  shown,
  onChange,
}: {
  materials: Material[];
  shown: Material;
  onChange(key: string): void;
}) {
  return (
    <>
      <MaterialPicker materials={all} active={shown.key} onChange={onChange} />
      <div className="ow-pair">
        <MaterialPreview material={shown} actions={<AppLink to="/_components">对比旧版</AppLink>}>
          <ul className="ow-note-rows">
            <li>
              <span className="ow-note-number">1</span>
              <span>冷食专间 5.3 ㎡，大于 5 ㎡ 的要求，设独立空调与预进间。</span>
              <small>专家评审意见</small>
            </li>
            <li>
              <span className="ow-note-number">2</span>
              <span>传菜口已与回收口分开。</span>
              <small>秦望舒</small>
            </li>
          </ul>
        </MaterialPreview>
        <SourceCompare
          rows={[
            { key: 'name', label: '名称', given: '漓岸餐饮', source: '营业执照', same: true },
            { key: 'uscc', label: '信用代码', given: 'MAE0LJ2603', source: '营业执照', same: true },
            { key: 'head', label: '负责人', given: '李云舒', source: '公安人口库', same: true },
            { key: 'address', label: '地址', given: '漓江路 26 号', source: '标准地址库', same: true },
            { key: 'area', label: '面积', given: '86.4 ㎡', source: '图纸 84.9 ㎡', same: false },
            { key: 'staff', label: '从业人员', given: '2 人', source: '健康证明有效', same: true },
          ]}
        >
          面积差 1.5 ㎡，小于 5% 允许差。审查已说明：外墙厚度未计。
        </SourceCompare>
      </div>
      <FormDigest />
    </>
  );
}

function FormDigest() {
  return (
    <Panel
      title="表单摘要"
      note={
        <>
          11-09 提交，此后没有改过 <AppLink to="/_components">看全部 18 项</AppLink>
        </>
      }
    >
      <Facts
        facts={[
          { label: '主体业态', value: '餐饮服务经营者，小型餐馆' },
          { label: '经营项目', value: '热食类、冷食类、自制饮品制售' },
          { label: '经营场所', value: '七星区漓江路 26 号 1 层 3 号铺（示例）' },
          { label: '食品安全管理员', value: '李云舒（示例）' },
          { label: '厨师', value: '唐小满（示例）' },
          { label: '领证', value: '电子证照，纸质寄到经营场所' },
        ]}
      />
    </Panel>
  );
}
