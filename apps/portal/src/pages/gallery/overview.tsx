import { countyTiles } from '@onewindow/directory/contract';
import {
  Actions,
  BarChart,
  BarList,
  Button,
  Callout,
  Card,
  ChoiceField,
  ClockCells,
  type ClockView,
  clockCaption,
  Disclosure,
  Empty,
  ErrorSummary,
  Icon,
  LicenceCard,
  LicenceCards,
  Link,
  PageHead,
  Pagination,
  ProgressBar,
  RoundSeal,
  Row,
  Rows,
  Section,
  SelectField,
  Source,
  SquareSeal,
  Tag,
  TextField,
  TileMap,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { acceptanceClock, longClock, nearClock, overClock, pausedClock, reviewClock } from './clocks.ts';

const COLOURS = [
  ['纸', 'paper', '页面底'],
  ['白', 'white', '卡片、输入框'],
  ['浅底', 'wash', '只读、选中行'],
  ['发丝线', 'hairline', '分隔，不作控件边'],
  ['控件边', 'control', '输入框、单元格边'],
  ['墨', 'ink', '正文、标题、出错'],
  ['二墨', 'ink-2', '说明'],
  ['三墨', 'ink-3', '最轻的字'],
  ['翠', 'jade', '唯一的操作色'],
  ['深翠', 'jade-deep', '悬停、翠底上的字'],
  ['翠底', 'jade-tint', '已满足、已选'],
  ['朱', 'vermilion', '只用于印章、红牌'],
  ['琥珀', 'amber', '只用于黄牌与将到期'],
] as const;

export function Overview(): ReactNode {
  return (
    <>
      <PageHead title="一窗 组件与标记" lead="门户与后台共用一套颜色、字与间距。先有内容，再有线，最后才有底色。" />
      <Section title="颜色">
        <ul className="ow-gallery-colours">
          {COLOURS.map(([name, token, use]) => (
            <li key={token}>
              <i className={`ow-gallery-swatch ow-gallery-${token}`} />
              <strong>{name}</strong>
              <span className="ow-caption">{use}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="按钮">
        <Actions>
          <Button href="/_components">开始办理</Button>
          <Button href="/_components" kind="outline" icon="download">
            下载回执
          </Button>
          <Button href="/_components" kind="ink">
            撤回申请
          </Button>
          <Button href="/_components" kind="link">
            返回上一页
          </Button>
          <Button href="/_components" size="row">
            去补材料
          </Button>
        </Actions>
        <p className="ow-note">
          一页只有一个实心按钮。不可挽回的动作用墨框按钮，写明动作，再问一次；不用朱色吓人。按钮不置灰，点了再说缺什么。
        </p>
      </Section>
      <Fields />
      <Clocks />
      <Section title="标签与牌">
        <p className="ow-gallery-row">
          <Tag kind="tint">不用交</Tag>
          <Tag kind="tint">审查中</Tag>
          <Tag>跑 1 次</Tag>
          <Tag kind="ink">等您</Tag>
          <Tag kind="yellowCard">黄牌</Tag>
          <Tag kind="redCard">红牌</Tag>
          <Tag kind="amber">将到期</Tag>
          <Tag kind="outline">草稿 第 8 版</Tag>
        </p>
      </Section>
      <Section title="印章">
        <p className="ow-gallery-row">
          <SquareSeal demonstration />
          <RoundSeal body="桂林市七星区行政审批局" text="示例签发" />
          <RoundSeal body="龙胜各族自治县卫生健康和中医药管理局" text="示例签发" />
        </p>
      </Section>
      <Section title="卡片、空状态、翻页">
        <LicenceCards>
          <LicenceCard
            name="食品经营许可证"
            holder="漓岸餐饮（示例）"
            until="2031-11-25"
            qrHref="/_components"
            downloadHref="/_components"
          />
          <LicenceCard
            name="营业执照"
            holder="桂林漓岸餐饮管理有限公司（示例）"
            qrHref="/_components"
            downloadHref="/_components"
          />
        </LicenceCards>
        <div className="ow-gallery-gap">
          <Empty
            title="还没有办过的事"
            action={
              <Button kind="outline" size="row" href="/apply">
                找要办的事
              </Button>
            }
          >
            办了以后，进度和证照都在这里。
          </Empty>
        </div>
        <Pagination previous="/_components" next="/_components" note="第 21 到 40 件" />
        <Disclosure summary="设定依据与版本">
          <p>《中华人民共和国食品安全法》第三十五条：国家对食品生产经营实行许可制度。</p>
        </Disclosure>
      </Section>
      <Figures />
    </>
  );
}

function Fields(): ReactNode {
  const errors = [
    { field: 'citizenId', message: '最后一位和前面对不上，请对照证件再看一遍' },
    { field: 'kind', message: '请选一种' },
  ];
  const form = { action: 'default', errors, message: undefined, values: new URLSearchParams() };
  return (
    <Section title="输入与出错">
      <ErrorSummary form={form} labels={{ citizenId: '公民身份号码', kind: '经营方式' }} />
      <div className="ow-form">
        <TextField name="phone" label="联系手机" hint="收进度短信" value="138 0000 2607" type="tel" width="half" />
        <TextField name="citizenId" label="公民身份号码" value="450324 19950817 0063" width="half" errors={errors} />
        <TextField
          name="area"
          label="使用面积"
          hint="平方米"
          value="86.4"
          width="third"
          readOnly
          after={
            <Source>
              取自不动产登记。<Link href="/_components">不对？</Link>
            </Source>
          }
        />
        <SelectField
          name="post"
          label="岗位"
          width="half"
          value="cook"
          options={[
            { value: 'manager', label: '食品安全管理员' },
            { value: 'cook', label: '厨师' },
          ]}
        />
        <ChoiceField
          name="kind"
          label="经营方式"
          errors={errors}
          values={['dine']}
          options={[
            { value: 'dine', label: '堂食', hint: '有座位，现做现吃' },
            { value: 'away', label: '外卖' },
          ]}
        />
        <TextField name="note" label="补充说明" optional rows={3} />
      </div>
    </Section>
  );
}

function Clocks(): ReactNode {
  const examples: [title: string, clock: ClockView][] = [
    ['还剩 3 个工作日', reviewClock],
    ['明天到期', nearClock],
    ['超承诺 2 个工作日', overClock],
    ['超过 30 格，改成连续的条', longClock],
    ['受理期', acceptanceClock],
    ['暂停还没结束', pausedClock],
  ];
  const { locale } = usePortal();
  return (
    <Section title="时限条：一格一个工作日">
      <div className="ow-gallery-cards">
        {examples.map(([title, clock]) => (
          <Card key={title}>
            <h3>{title}</h3>
            <ClockCells clock={clock} size="large" />
            <p className="ow-clock-caption">{clockCaption(locale, clock)}</p>
          </Card>
        ))}
      </div>
      <Rows kind="lines">
        <Row
          title="食品经营许可（新办）"
          href="/_components"
          text="GL26 1109 7K4M · 审查中"
          aside={<ClockCells clock={reviewClock} size="mini" />}
          asideWide
        />
      </Rows>
      <p className="ow-note">斜线表示不算在内，不靠颜色区分。</p>
    </Section>
  );
}

const RATES = [97.2, 98.8, 94.1, 98.1, 99.0, 96.4, 97.7, 99.3, 98.6, 95.2, 98.9, 98.4, 97.9, 99.6, 92.6, 96.9, 97.1];

function Figures(): ReactNode {
  const tiles = Object.entries(countyTiles).map(([code, tile], index) => ({
    code,
    name: tile.name,
    row: tile.row,
    column: tile.column,
    value: RATES[index],
    text: (RATES[index] ?? 0).toFixed(1),
  }));
  const days = Array.from({ length: 20 }, (_, index) => `11-${String(index + 1).padStart(2, '0')}`);
  return (
    <Section title="图">
      <div className="ow-two-columns">
        <TileMap label="按承诺办结率，近 30 天" tiles={tiles} limits={[99, 98, 97, 95]} />
        <div>
          <BarChart
            label="每天的牌，近 20 个工作日"
            names={days}
            every={5}
            series={[
              { name: '黄', tone: 'amber', values: days.map((_, index) => (index * 7) % 9) },
              { name: '红', tone: 'vermilion', values: days.map((_, index) => (index * 5) % 4) },
            ]}
          />
          <BarList
            label="部门排名"
            rows={[
              { name: '阳朔县自然资源局', value: 3.8, text: '3.8' },
              { name: '全州县林业局', value: 3.1, text: '3.1' },
              { name: '市平均', value: 0.9, text: '0.9', average: true },
              { name: '七星区行政审批局', value: 0.6, text: '0.6' },
            ]}
          />
        </div>
      </div>
      <Callout title="上传进度">
        <ProgressBar percent={62} label="操作流程文件的上传进度" />
        <p className="ow-note">13.6 / 22.0 MB，断网后已从 8.1 MB 处接着传</p>
      </Callout>
      <p className="ow-gallery-row" aria-hidden={true}>
        <Icon name="search" />
        <Icon name="pin" />
        <Icon name="user" />
        <Icon name="menu" />
        <Icon name="clock" />
        <Icon name="printer" />
        <Icon name="speaker" />
        <Icon name="info" />
        <Icon name="undo" />
        <Icon name="upload" />
      </p>
    </Section>
  );
}
