import {
  Button,
  CountRows,
  Figures,
  type ListAction,
  MenuButton,
  MiniBars,
  NotificationList,
  notify,
  Page,
  Panel,
  Tabs,
  TodayList,
  type TodayRow,
  useDates,
} from '@onewindow/console-kit';
import { useState } from 'react';

type Tone = TodayRow['urgency']['tone'];

function work(
  id: number,
  share: number,
  tone: Tone,
  label: string,
  title: string,
  subject: string,
  note: string,
  person: string,
  when: string,
): TodayRow {
  return {
    id: String(id),
    urgency: { share, tone, label },
    title,
    subject: `${subject}（示例）`,
    note,
    person,
    when,
    href: '/_components/case/1',
  };
}

const groups = [
  {
    key: 'over',
    label: '超过步骤时限',
    rows: [
      work(
        1,
        1,
        'amber',
        '步骤超 1 天',
        '建筑工程施工许可证核发',
        '桂林象岭建设有限公司',
        '同意，图审合格',
        '赵秋实',
        '11-20',
      ),
    ],
  },
  {
    key: 'today',
    label: '今天到期',
    rows: [
      work(2, 0.92, 'amber', '今天', '食品经营许可（变更）', '穿山路粉店', '同意变更经营项目', '秦望舒', '08:41'),
      work(3, 0.9, 'amber', '今天', '公共场所卫生许可（新办）', '桂林桂花巷民宿', '同意，检测合格', '韦可为', '11-20'),
    ],
  },
  {
    key: 'soon',
    label: '三天内',
    rows: [
      work(4, 0.64, 'jade', '2 天', '出版物零售业务经营许可', '独秀书房', '同意', '韦可为', '09:02'),
      work(
        5,
        0.58,
        'jade',
        '3 天',
        '食品经营许可（新办）',
        '桂林漓岸餐饮管理有限公司',
        '同意，布局合格',
        '秦望舒',
        '10:02',
      ),
      work(
        6,
        0.58,
        'jade',
        '3 天',
        '劳务派遣经营许可',
        '广西桂江人力资源有限公司',
        '同意，核查相符',
        '赵秋实',
        '09:30',
      ),
      work(7, 0.52, 'jade', '3 天', '药品零售经营许可（延续）', '桂林青罗大药房', '同意延续 5 年', '秦望舒', '11-20'),
      work(
        8,
        0.5,
        'jade',
        '3 天',
        '人力资源服务许可',
        '桂林雁南人才服务有限公司',
        '不同意，场所不符',
        '赵秋实',
        '11-20',
      ),
    ],
  },
  {
    key: 'later',
    label: '三天以后',
    rows: [
      work(9, 0.4, 'jade', '6 天', '城镇污水排入排水管网许可', '桂林尧山酒店', '同意', '韦可为', '08:15'),
      work(10, 0.34, 'jade', '7 天', '民办非企业单位成立登记', '七星区朝阳养老服务中心', '同意', '赵秋实', '11-20'),
      work(11, 0.32, 'jade', '8 天', '取水许可', '桂林尧山茶业有限公司', '同意，水量核定', '莫小棠', '11-20'),
      work(12, 0.3, 'jade', '9 天', '林木采伐许可证核发', '朝阳乡唐家村', '同意，限额内', '韦可为', '11-19'),
      work(13, 0.26, 'jade', '10 天', '公共场所卫生许可（延续）', '漓江路游泳馆', '同意', '秦望舒', '11-19'),
      work(14, 0.22, 'jade', '11 天', '道路货物运输经营许可', '桂林顺漓物流有限公司', '同意', '秦望舒', '11-19'),
    ],
  },
];

const actions: ListAction<TodayRow>[] = [
  {
    key: 'approve',
    label: { zh: '同意', en: 'Approve' },
    keys: 'A',
    kind: 'solid',
    run: rows => notify({ tone: 'done', title: `已同意：${rows[0]?.title}` }),
  },
  {
    key: 'return',
    label: { zh: '退回', en: 'Return' },
    keys: 'R',
    run: rows => notify({ tone: 'done', title: `已退回：${rows[0]?.title}` }),
  },
];

const days = ['10', '11', '12', '13', '16', '17', '18', '19', '20', '23'];
const counts = [15, 19, 22, 17, 20, 23, 18, 26, 21, 16];

/** The page of today as in the mock-up c1. */
export function TodayGallery() {
  const dates = useDates();
  const [tab, setTab] = useState<'mine' | 'sent' | 'followed'>('mine');
  return (
    <Page title="今天" note={`${dates.monthDay(dates.today)} 周一，工作日`}>
      <div className="ow-columns">
        <div>
          <p className="ow-lead">
            <b>14 件等您审批。</b>1 件超过步骤时限，2 件今天到期；办完这 3 件，今天就没有逾期。
          </p>
          <TodayList
            label="等我"
            head={
              <>
                <Tabs
                  label="我的办件"
                  tabs={[
                    { key: 'mine', label: '等我', count: 14 },
                    { key: 'sent', label: '我转出的', count: 6 },
                    { key: 'followed', label: '我关注的', count: 3 },
                  ]}
                  active={tab}
                  onChange={setTab}
                />
                <span>
                  <Button icon="filter">筛选</Button>
                  <MenuButton
                    label="按剩余时间"
                    menuLabel="排序"
                    items={[
                      { key: 'left', label: '按剩余时间', checked: true, run: () => undefined },
                      { key: 'came', label: '按到达时间', checked: false, run: () => undefined },
                    ]}
                  />
                </span>
              </>
            }
            groups={groups}
            actions={actions}
          />
        </div>
        <div className="ow-stack">
          <Panel title="队列" note="本部门" flush>
            <CountRows
              rows={[
                { label: '待受理', note: '2 件明天满 5 天', count: 23 },
                { label: '待补正', note: '3 件 3 天内到期', count: 17 },
                { label: '审查中', count: 41 },
                { label: '暂停中', note: '1 件超过预计', count: 6 },
                { label: '制证', count: 9 },
              ]}
            />
          </Panel>
          <Panel title="近 10 个工作日" note="办结">
            <Figures
              figures={[
                { value: '186', label: '件办结' },
                { value: '4.2', label: '平均工作日' },
                { value: '98.4%', label: '按承诺办结' },
              ]}
            />
            <MiniBars
              label="近 10 个工作日每天办结"
              bars={days.map((label, i) => ({ label, value: counts[i] ?? 0 }))}
            />
          </Panel>
          <Panel title="要您知道的" flush>
            <NotificationList
              rows={[
                {
                  id: '1',
                  kind: { card: 'yellow' },
                  zh: '施工许可步骤超时，请今天说明',
                  en: 'A construction permit is over its step limit; explain today',
                  at: '2026-11-23T01:00:00Z',
                  href: null,
                  read: false,
                },
                {
                  id: '2',
                  kind: { zh: '委托', en: 'Deputy' },
                  zh: '11-26 起由周既白（示例）代您审批 2 天',
                  en: 'Zhou Jibai (example) approves for you for 2 days from 26 Nov',
                  at: '2026-11-20T08:00:00Z',
                  href: null,
                  read: true,
                },
                {
                  id: '3',
                  kind: { zh: '版本', en: 'Version' },
                  zh: '食品经营许可第 8 版 12-01 启用',
                  en: 'Version 8 of the food licence begins on 1 Dec',
                  at: '2026-11-19T08:00:00Z',
                  href: null,
                  read: true,
                },
              ]}
            />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
