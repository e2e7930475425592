import './gallery.css';
import {
  AppLink,
  BarChart,
  Button,
  CardTag,
  type Column,
  colours,
  Legend,
  ListTable,
  MenuButton,
  Page,
  Panel,
  RankBars,
  StatStrip,
  Tabs,
  Tag,
  TileMap,
} from '@onewindow/console-kit';
import { useState } from 'react';

interface Card {
  id: string;
  level: 'red' | 'yellow';
  reason: string;
  item: string;
  organisation: string;
  state: string;
}

const cards: Card[] = [
  {
    id: '1',
    level: 'red',
    reason: '超承诺 1 个工作日',
    item: '建设工程规划许可证',
    organisation: '阳朔县自然资源局',
    state: '等说明',
  },
  {
    id: '2',
    level: 'red',
    reason: '超承诺 2 个工作日',
    item: '林木采伐许可证核发',
    organisation: '全州县林业局',
    state: '已说明',
  },
  {
    id: '3',
    level: 'red',
    reason: '不予许可没有写理由',
    item: '食品经营许可',
    organisation: '阳朔县行政审批局',
    state: '等确认',
  },
  {
    id: '4',
    level: 'yellow',
    reason: '步骤超 1 天，整件未超',
    item: '建筑工程施工许可证核发',
    organisation: '七星区行政审批局',
    state: '等说明',
  },
  {
    id: '5',
    level: 'yellow',
    reason: '依法视为受理',
    item: '公共场所卫生许可',
    organisation: '荔浦市行政审批局',
    state: '新',
  },
  {
    id: '6',
    level: 'yellow',
    reason: '收件与办结同一时刻',
    item: '道路货物运输经营许可',
    organisation: '全州县交通运输局',
    state: '新',
  },
  {
    id: '7',
    level: 'yellow',
    reason: '还剩 1 个工作日，未到审批',
    item: '取水许可',
    organisation: '永福县水利局',
    state: '新',
  },
  {
    id: '8',
    level: 'yellow',
    reason: '暂停超过告知的天数',
    item: '公众聚集场所消防安全检查',
    organisation: '平乐县消防救援大队',
    state: '已说明',
  },
];

const columns: Column<Card>[] = [
  { key: 'level', label: { zh: '牌', en: 'Card' }, width: 68, cell: row => <CardTag level={row.level} /> },
  { key: 'reason', label: { zh: '为什么', en: 'Why' }, width: 208, cell: row => <b>{row.reason}</b> },
  { key: 'item', label: { zh: '办件', en: 'Case' }, cell: row => row.item },
  {
    key: 'organisation',
    label: { zh: '责任部门', en: 'Answerable' },
    width: 168,
    cell: row => <span className="ow-muted">{row.organisation}</span>,
  },
  {
    key: 'state',
    label: { zh: '到哪一步', en: 'State' },
    width: 88,
    cell: row => (row.state === '新' ? <Tag kind="ink">新</Tag> : row.state),
  },
];

const shares = {
  '450328': 97.2,
  '450329': 98.8,
  '450324': 94.1,
  '450323': 98.1,
  '450325': 99.0,
  '450327': 96.4,
  '450312': 97.7,
  '450302': 99.3,
  '450303': 98.6,
  '450326': 95.2,
  '450304': 98.9,
  '450305': 98.4,
  '450332': 97.9,
  '450311': 99.6,
  '450321': 92.6,
  '450330': 96.9,
  '450381': 97.1,
};
const days = [
  '10-13',
  '10-14',
  '10-15',
  '10-16',
  '10-19',
  '10-20',
  '10-21',
  '10-22',
  '10-23',
  '10-26',
  '10-27',
  '10-28',
  '10-29',
  '10-30',
  '11-02',
  '11-03',
  '11-04',
  '11-05',
  '11-06',
  '11-09',
  '11-10',
  '11-11',
  '11-12',
  '11-13',
  '11-16',
  '11-17',
  '11-18',
  '11-19',
  '11-20',
  '11-23',
];
const series = [
  {
    name: '黄牌',
    colour: colours.amber,
    values: [3, 4, 2, 5, 6, 4, 3, 7, 5, 4, 6, 8, 5, 4, 3, 5, 6, 9, 7, 5, 4, 6, 5, 7, 8, 6, 5, 9, 8, 11],
  },
  {
    name: '红牌',
    colour: colours.vermilion,
    values: [0, 1, 0, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 0, 0, 1, 2, 2, 1, 0, 0, 1, 1, 2, 1, 1, 0, 2, 2, 3],
  },
];

/** A supervisor's board as in the mock-up c4. */
export function BoardGallery() {
  const [tab, setTab] = useState<'today' | 'explain' | 'confirm' | 'closed'>('today');
  const [focused, setFocused] = useState(0);
  return (
    <Page
      title="监督台"
      note={
        <>
          <span>11 月 23 日 周一</span>
          <span>数据到 09:00</span>
        </>
      }
      search={false}
      actions={
        <>
          <MenuButton
            label="全市 17 个县区市"
            menuLabel="地区"
            items={[{ key: 'all', label: '全市 17 个县区市', checked: true, run: () => undefined }]}
          />
          <MenuButton
            label="全部部门"
            menuLabel="部门"
            items={[{ key: 'all', label: '全部部门', checked: true, run: () => undefined }]}
          />
          <MenuButton
            label="今天"
            menuLabel="时间"
            items={[{ key: 'today', label: '今天', checked: true, run: () => undefined }]}
          />
          <Button kind="ink" icon="download">
            导出
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <StatStrip
          label="今天"
          stats={[
            { key: 'open', label: '在办', value: '12,486', note: '昨天 12,391' },
            { key: 'done', label: '昨天办结', value: '1,032', note: '按承诺 97.8%' },
            { key: 'due', label: '今天到期', value: '318', note: '其中 41 件还没到审批' },
            { key: 'yellow', label: '黄牌', value: '11', note: '新增 4', tone: 'amber' },
            { key: 'red', label: '红牌', value: '3', note: '新增 1', tone: 'red' },
            { key: 'wait', label: '等部门说明', value: '6', note: '2 件今天到期' },
          ]}
        />
        <div className="ow-board">
          <section className="ow-panel" aria-label="牌">
            <div className="ow-today-head">
              <Tabs
                label="牌"
                tabs={[
                  { key: 'today', label: '今天的牌', count: 14 },
                  { key: 'explain', label: '等说明', count: 6 },
                  { key: 'confirm', label: '等确认', count: 4 },
                  { key: 'closed', label: '已结', count: 212 },
                ]}
                active={tab}
                onChange={setTab}
              />
              <span className="ow-panel-note">规则 7 条，第 3 版</span>
            </div>
            <ListTable
              dense
              label="今天的牌"
              columns={columns}
              rows={cards}
              rowKey={row => row.id}
              focused={focused}
              onFocus={setFocused}
              onOpen={() => undefined}
            />
            <div className="ow-evidence">
              <b>证据</b>
              <span>
                10-26 受理，承诺 19 个工作日，应于 11-20 决定；无暂停、无延长，今天是第 20 个。规则 R-03 第 3 版
              </span>
              <AppLink to="/_components">看推算</AppLink>
              <AppLink to="/_components">看事件 9 条</AppLink>
            </div>
          </section>
          <Panel title="按承诺办结率，近 30 天" note="示意图，不表边界">
            <TileMap label="各县区市按承诺办结率" values={shares} open={code => `/_components/list?division=${code}`} />
          </Panel>
          <Panel
            title="每天的牌，近 30 个工作日"
            note={
              <Legend
                entries={[
                  { label: '黄', colour: colours.amber },
                  { label: '红', colour: colours.vermilion },
                ]}
              />
            }
          >
            <BarChart
              label="每天的黄牌和红牌，近 30 个工作日"
              categories={days}
              series={series}
              height={176}
              unit="张"
            />
          </Panel>
          <Panel title="部门排名" note="每百件的牌，近 30 天，办件 50 以上">
            <RankBars
              label="每百件的牌"
              rows={[
                { key: '1', label: '阳朔县自然资源局', value: 3.8, text: '3.8', href: '/_components/list' },
                { key: '2', label: '全州县林业局', value: 3.1, text: '3.1', href: '/_components/list' },
                { key: '3', label: '永福县水利局', value: 2.4, text: '2.4', href: '/_components/list' },
                { key: '4', label: '荔浦市行政审批局', value: 1.9, text: '1.9', href: '/_components/list' },
                { key: '5', label: '市平均', value: 0.9, text: '0.9', reference: true },
                { key: '6', label: '七星区行政审批局', value: 0.6, text: '0.6', href: '/_components/list' },
              ]}
            />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
