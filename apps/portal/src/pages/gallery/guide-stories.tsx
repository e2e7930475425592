import {
  Button,
  Callout,
  Card,
  CheckList,
  ClockCells,
  Columns,
  clockCaption,
  Disclosure,
  Facts,
  InlineAction,
  Link,
  MaterialsList,
  PageHead,
  PrintLink,
  ReadAloud,
  Rich,
  Row,
  Rows,
  SearchBox,
  Section,
  SideAction,
  StageList,
  StickyAction,
  Tag,
  usePortal,
  VerbBand,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { reviewClock } from './clocks.ts';

const here = '/_components/guide';

export function HomeStory(): ReactNode {
  const { locale } = usePortal();
  const often = ['开餐馆', '身份证丢了', '孩子上学', '社保转移'].map(label => ({
    label,
    href: `/search?q=${encodeURIComponent(label)}`,
  }));
  return (
    <>
      <div className="ow-container ow-hero">
        <h1>您要办什么事？</h1>
        <SearchBox often={often} />
      </div>
      <VerbBand />
      <div className="ow-container">
        <Section title="我正在办的" more={{ href: '/mine', label: '全部 3 件' }}>
          <Rows kind="card">
            <Row
              tag={<Tag kind="ink">等您</Tag>}
              title="公众聚集场所投入使用、营业前消防安全检查"
              text="还差 1 份材料：消防设施平面图。补齐后 5 个工作日内答复是否受理。"
              asideWide
              aside={
                <>
                  <strong>请在 12 月 4 日（周五）前补正</strong>
                  <Button size="row" href={here}>
                    去补材料
                  </Button>
                </>
              }
            />
            <Row
              tag={<Tag kind="tint">审查中</Tag>}
              title="食品经营许可（新办）"
              text="七星区行政审批局正在审查，现在不用您做什么。"
              asideWide
              aside={
                <>
                  <strong>最迟 11 月 26 日（周四）有结果</strong>
                  <ClockCells clock={reviewClock} />
                  <span className="ow-clock-caption">{clockCaption(locale, reviewClock)}</span>
                </>
              }
            />
          </Rows>
        </Section>
        <Section title="办得最多的" more={{ href: '/apply', label: '全部事项' }}>
          <Rows kind="grid">
            <Row href={here} title="居民身份证补领" text="市公安局" aside={<Tag>跑 1 次</Tag>} />
            <Row href={here} title="住房公积金提取" text="市住房公积金管理中心" aside={<Tag kind="tint">不用跑</Tag>} />
            <Row href={here} title="个体工商户设立登记" text="市场监督管理部门" aside={<Tag kind="tint">不用跑</Tag>} />
            <Row href={here} title="食品经营许可" text="行政审批部门" aside={<Tag kind="tint">不用跑</Tag>} />
            <Row
              href={here}
              title="城乡居民基本养老保险参保登记"
              text="人力资源和社会保障部门"
              aside={<Tag kind="tint">不用跑</Tag>}
            />
            <Row href={here} title="不动产登记资料查询" text="市不动产登记中心" aside={<Tag kind="tint">不用跑</Tag>} />
          </Rows>
        </Section>
        <div className="ow-two-columns">
          <Section title="几件事，一次办">
            <Rows>
              <Row
                href={here}
                title="我要开餐馆"
                text="食品、消防、招牌、排水 4 个部门，一张表"
                aside="45 个工作日内"
              />
              <Row href={here} title="我要开企业" text="登记、印章、税务、社保、公积金，一张表" aside="1 个工作日" />
              <Row href={here} title="孩子出生了" text="出生证明、户口、医保、社保卡，一张表" aside="10 个工作日" />
            </Rows>
          </Section>
          <Section title="通知" more={{ href: '/read', label: '更多' }}>
            <ul className="ow-notices">
              <li>
                <time dateTime="2026-11-20">11-20</time>
                <Link kind="plain" href={here}>
                  12 月 1 日起食品经营许可启用新版申请书，已存的草稿自动换版，不用重填
                </Link>
              </li>
              <li>
                <time dateTime="2026-11-18">11-18</time>
                <Link kind="plain" href={here}>
                  11 月 28 日（周六）七星区政务服务中心照常受理预约件
                </Link>
              </li>
              <li>
                <time dateTime="2026-11-16">11-16</time>
                <Link kind="plain" href={here}>
                  11 月 29 日 0 时至 2 时维护，期间不能提交，草稿照常保存
                </Link>
              </li>
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}

export function GuideStory(): ReactNode {
  const action = (
    <>
      <Button wide href="/_components/application">
        开始办理
      </Button>
      <p className="ow-note">填写大约 15 分钟，随时离开，都会保存。</p>
    </>
  );
  const side = (
    <>
      <SideAction>
        <Card>
          {action}
          <hr />
          <p className="ow-note">
            您有一份草稿，<Link href="/_components/application">昨天 21:14 存的</Link>
          </p>
        </Card>
      </SideAction>
      <div className="ow-side-links">
        <Link kind="quiet" href={here}>
          我不确定办哪一种
        </Link>
        <PrintLink label="打印这份指南" />
        <Link kind="quiet" href="/ask">
          问一句
        </Link>
        <ReadAloud />
      </div>
    </>
  );
  return (
    <Columns side={side}>
      <PageHead title="食品经营许可（新办）" lead="开餐馆、食堂或卖散装食品之前要拿的证。由七星区行政审批局办理。" />
      <Facts
        facts={[
          { label: '多久', value: '8 个工作日' },
          { label: '费用', value: '不收费' },
          { label: '跑几次', value: '0 次' },
          { label: '要交的材料', value: '3 份' },
        ]}
      />
      <InlineAction>
        <StickyAction>{action}</StickyAction>
      </InlineAction>
      <Section title="我能办吗">
        <p>下面三条都符合就能办：</p>
        <CheckList
          items={[
            '已经有营业执照，个体工商户也可以',
            '有固定的经营场所，与污染源保持规定的距离',
            '有食品安全管理人员，有保证食品安全的规章制度',
          ]}
        />
        <Callout title="这两种情形不用办许可">
          <p>
            只卖预包装食品：改办<Link href={here}>仅销售预包装食品备案</Link>，当场办结。
          </p>
          <p>只卖食用农产品：不用许可，也不用备案。</p>
        </Callout>
      </Section>
      <Section title="要准备什么">
        <p>共 6 份。您登录后，平台已有的 3 份自动带入，不再要您交。</p>
        <MaterialsList
          materials={[
            { name: '营业执照', from: '市场监督管理部门', held: true },
            { name: '食品从业人员健康证明', from: '卫生健康部门', held: true },
            { name: '法定代表人（负责人）身份证明', from: '公安部门', held: true },
            {
              name: '主要设备设施布局图',
              from: (
                <>
                  您自己画，<Link href={here}>看样例</Link>
                </>
              ),
              held: false,
              amount: '电子 1 份',
            },
            {
              name: '操作流程文件',
              from: (
                <>
                  您自己写，<Link href={here}>看样例</Link>
                </>
              ),
              held: false,
              amount: '电子 1 份',
            },
            {
              name: '食品安全规章制度目录清单',
              from: (
                <>
                  您自己写，<Link href={here}>用模板</Link>
                </>
              ),
              held: false,
              amount: '电子 1 份',
            },
          ]}
        />
      </Section>
      <Section title="要多久">
        <p>
          <Rich text="从受理的第二天起，<b>8 个工作日</b>内作出决定。周末和法定节假日不算。" />
        </p>
        <StageList
          stages={[
            { name: '提交', text: '当天给您回执' },
            { name: '受理', text: '5 个工作日内答复；到期没答复，视为从收到材料那天起已经受理' },
            { name: '审查与决定', text: '8 个工作日（法律规定的上限是 20 个）' },
            { name: '发证', text: '电子证照与决定同时给；纸质的 2 个工作日内寄出' },
          ]}
        />
        <p className="ow-note">最近 90 天办完的 412 件里，一半在 5 个工作日内办完，最长 8 个。</p>
      </Section>
      <Section title="要花多少钱">
        <p>不收费。寄纸质证照也不收邮费。</p>
      </Section>
      <Section title="在哪里办">
        <p>网上就能办完。想去窗口也可以，网上填到一半到窗口接着办：</p>
        <Rows>
          <Row
            title="七星区政务服务中心"
            text="3 楼综合窗口 · 周一至周五 9:00–12:00、13:30–17:00"
            aside="现在排 4 人"
          />
          <Row
            title="各街道（乡）便民服务中心"
            text="代收材料，不另算时间"
            aside={<Link href={here}>看 5 处地址</Link>}
          />
        </Rows>
      </Section>
      <Disclosure summary="设定依据与版本" open>
        <p>《中华人民共和国食品安全法》第三十五条：国家对食品生产经营实行许可制度。</p>
        <p>《食品经营许可和备案管理办法》（国家市场监督管理总局令第 78 号）</p>
        <p>《中华人民共和国行政许可法》第三十二条、第四十二条、第四十四条</p>
        <p className="ow-note">
          本指南第 7 版，2026 年 9 月 1 日起施行。<Link href={here}>看改了什么</Link>　
          <Link href={here}>以前的版本</Link>
        </p>
      </Disclosure>
    </Columns>
  );
}
