import {
  AccessList,
  Actions,
  Button,
  CalendarCount,
  Callout,
  Card,
  ClockCard,
  ClockCells,
  Columns,
  ColumnsLeft,
  Disclosure,
  LicenceCard,
  LicenceCards,
  Link,
  LookUpForm,
  NextSteps,
  PageHead,
  Receipt,
  Rich,
  Row,
  Rows,
  Section,
  SideNav,
  TimeLine,
  usePortal,
  VerifyBand,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { acceptanceClock, forecast, reviewClock, reviewSteps } from './clocks.ts';

const here = '/_components/tracking';

export function ReceiptStory(): ReactNode {
  return (
    <div className="ow-reading">
      <Receipt
        item="食品经营许可（新办）"
        applicant="桂林漓岸餐饮管理有限公司（示例）"
        code="GL26 1109 7K4M"
        filed="2026 年 11 月 9 日（周一）10:56 提交 · 报查询码或手机号都能查"
        demonstration
      />
      <Callout kind="jade">
        <p>
          <Rich text="<b>您现在不用再做任何事。</b>不用再点一次提交，也不用打电话确认。回执已发到 138 **** 2607。" />
        </p>
      </Callout>
      <Section title="接下来会怎样" ruled>
        <NextSteps
          steps={[
            {
              id: 'accept',
              when: <Rich text="最迟 <b>11 月 16 日</b> <w>周一</w>" marks={{ w: words => <small>{words}</small> }} />,
              title: '告诉您是否受理',
              text: '由七星区行政审批局答复。缺材料会一次说全。到这天还没答复，就视为 11 月 9 日已经受理。',
            },
            {
              id: 'decide',
              when: <Rich text="最迟 <b>11 月 26 日</b> <w>周四</w>" marks={{ w: words => <small>{words}</small> }} />,
              title: '作出决定',
              text: '受理后 8 个工作日内。受理得早，这一天也会提早，并马上告诉您。',
            },
            { id: 'licence', when: '决定当天', title: '电子证照到“我的证照”', text: '纸质证照 2 个工作日内寄出。' },
          ]}
        />
      </Section>
      <Section title="日期是怎么算的">
        <div className="ow-calendar-beside">
          <CalendarCount weeks={forecast.weeks} />
          <div>
            <p>
              <Rich text="11 月 9 日收到材料，当天不算。往后数 <b>5 个工作日</b>，是 11 月 16 日（行政许可法第三十二条）。" />
            </p>
            <p>
              <Rich text="如果那天受理，当天不算，再数 <b>8 个工作日</b>，是 11 月 26 日（本事项承诺；法律规定的上限是 20 个，到 12 月 14 日）。" />
            </p>
            <p className="ow-note">
              周六、周日不算。如果要专家评审，评审的时间不算在内，会先书面告诉您要多久（第四十五条）。
            </p>
          </div>
        </div>
      </Section>
      <Actions>
        <Button href={here}>看办理进度</Button>
        <Button kind="outline" icon="download" href={here}>
          下载回执（PDF）
        </Button>
      </Actions>
      <hr className="ow-line" />
      <p className="ow-caption">
        办件编号 11450305MB1H26056W 4 000131023000 20261109 0027　指南第 7 版　想撤回？决定作出前随时可以，
        <Link href={here}>在进度页撤回</Link>
      </p>
    </div>
  );
}

export function TrackingStory(): ReactNode {
  const { locale } = usePortal();
  const side = (
    <>
      <Card>
        <h2>您可以</h2>
        <div className="ow-card-links">
          <Link href={here}>补充说明或材料</Link>
          <Link href={here}>问经办的部门</Link>
          <Link href={here}>改领取方式</Link>
          <Link href={here}>撤回申请</Link>
        </div>
      </Card>
      <div className="ow-side-note">
        <h2>经办</h2>
        <p>七星区行政审批局</p>
        <p>审查：秦望舒（示例）</p>
      </div>
      <div className="ow-side-note">
        <h2>谁看过</h2>
        <p>
          4 位工作人员，<Link href={here}>看记录</Link>
        </p>
      </div>
    </>
  );
  return (
    <Columns side={side}>
      <PageHead
        kicker="GL26 1109 7K4M　食品经营许可（新办）"
        title="正在审查，最迟 11 月 26 日有决定"
        lead={<Rich text="<b>现在在等：</b>七星区行政审批局写审查意见。<b>您不用做什么。</b>" />}
      />
      <ClockCard clock={reviewClock} derivation={reviewSteps(locale)} open />
      <Section title="经过">
        <TimeLine
          entries={[
            { id: '6', time: '今天 09:10', title: '审查', text: '秦望舒（示例）开始写审查意见', kind: 'now' },
            {
              id: '5',
              time: '11-18 16:40',
              title: '恢复计时',
              text: '专家评审完成，计时从 11 月 19 日接着走',
              kind: 'clock',
            },
            {
              id: '4',
              time: '11-13 11:02',
              title: '暂停计时',
              text: '请专家现场评审冷食间布局，预计 3 个工作日',
              kind: 'clock',
              documents: [{ label: '专家评审告知书（PDF）', href: here }],
            },
            {
              id: '3',
              time: '11-11 15:20',
              title: '已受理',
              text: '材料齐全，符合法定形式',
              kind: 'done',
              documents: [{ label: '受理通知书（PDF）', href: '/_components/receipt' }],
            },
            {
              id: '2',
              time: '11-09 11:30',
              title: '窗口收件',
              text: '七星区政务服务中心收到您网上提交的材料',
              kind: 'done',
            },
            { id: '1', time: '11-09 10:56', title: '已提交', text: '您在网上提交，6 份材料', kind: 'done' },
          ]}
        />
        <p className="ow-note">接下来：审批 → 制证 → 送达</p>
      </Section>
    </Columns>
  );
}

const licenceFacts = [
  { label: '证照', value: '食品经营许可证' },
  { label: '持有人', value: '桂林漓岸餐饮管理有限公司（示例）' },
  { label: '证号', value: 'JY2 450305 0318264' },
  { label: '经营项目', value: '热食类食品制售、冷食类食品制售、自制饮品制售' },
  { label: '发证机关', value: '桂林市七星区行政审批局' },
  { label: '发证日期', value: '2026 年 11 月 26 日' },
];

function Verification({ children, note }: { children: ReactNode; note: string }): ReactNode {
  return (
    <div className="ow-verify-page">
      <PageHead title="证照真伪" />
      <LookUpForm name="number" label="证号" value="JY2 450305 0318264" button="再查一张" />
      {children}
      <p className="ow-note ow-gallery-gap">{note}</p>
      <Disclosure summary="自己验证签名" open>
        <p className="ow-caption">
          证照标识 1.2.156.3005.2.11100000MB0143028R014.11450305MB1H26056W.20261126000318.001.L
        </p>
        <p className="ow-caption">
          把 PDF 拖进任何支持 CAdES 的验证工具，签发者应为“桂林市电子证照签发（示例）”。
          <Link href={here}>下载根证书</Link>　<Link href={here}>怎么验</Link>
        </p>
      </Disclosure>
    </div>
  );
}

export function ValidStory(): ReactNode {
  return (
    <Verification note="查询时间 2026 年 11 月 27 日 14:06:31。页面显示的是这一刻的状态。文件没有被改过：签名验证通过，证照标识校验位正确。">
      <VerifyBand
        state="valid"
        word="有效"
        sentence="这张证照由发证机关签发，现在有效。"
        facts={[...licenceFacts, { label: '有效期至', value: '2031 年 11 月 25 日' }]}
        seal={{ body: '桂林市七星区行政审批局', text: '示例签发' }}
      />
    </Verification>
  );
}

export function AnnulledStory(): ReactNode {
  return (
    <Verification note="查询时间 2026 年 12 月 21 日 09:15:08。页面显示的是这一刻的状态。文件本身没有被改过，但证照已注销。">
      <VerifyBand
        state="annulled"
        word="已注销，不再有效"
        sentence="发证机关已于 2026 年 12 月 18 日注销这张证照，请不要再凭它经营或交易。"
        facts={[...licenceFacts, { label: '注销原因', value: '持有人申请注销（行政许可法第七十条）' }]}
        seal={{ body: '桂林市七星区行政审批局', text: '示例注销' }}
      />
    </Verification>
  );
}

export function MineStory(): ReactNode {
  const side = (
    <SideNav
      label="我的"
      items={[
        { label: '办件', href: '/mine', count: 3, current: true },
        { label: '草稿', href: '/mine/drafts', count: 1 },
        { label: '证照', href: '/mine/licences', count: 4 },
        { label: '消息', href: '/mine/messages', count: 2 },
        { label: '授权与代办', href: '/mine/mandates' },
        { label: '谁看过我的信息', href: '/mine/reads' },
        { label: '我的资料', href: '/mine/profile' },
      ]}
    />
  );
  return (
    <ColumnsLeft side={side} places>
      <PageHead
        title="李云舒（示例），您好"
        lead={
          <Rich
            text="现在以 <b>桂林漓岸餐饮管理有限公司（示例）</b>的名义办事　<a>换成我本人</a>"
            marks={{ a: words => <Link href={here}>{words}</Link> }}
          />
        }
      />
      <Section title="等您做的">
        <Card accent>
          <div className="ow-waiting">
            <div>
              <h3>公众聚集场所投入使用、营业前消防安全检查</h3>
              <p className="ow-note">七星区消防救援大队请您补 1 份：消防设施平面图。一次说全，补完不会再要别的。</p>
            </div>
            <div>
              <p>
                <strong>12 月 4 日（周五）前</strong>
              </p>
              <Button size="row" href={here}>
                去补材料
              </Button>
            </div>
          </div>
        </Card>
      </Section>
      <Section title="正在办" ruled>
        <Rows>
          <Row
            href={here}
            title="食品经营许可（新办）"
            text="GL26 1109 7K4M · 审查中"
            asideWide
            aside={
              <div className="ow-row-clock">
                <div>
                  <ClockCells clock={reviewClock} size="mini" />
                  <span className="ow-clock-caption">还剩 3 个工作日</span>
                </div>
                <span>最迟 11 月 26 日</span>
              </div>
            }
          />
          <Row
            href={here}
            title="设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批"
            text="GL26 1118 2P9D · 已提交，等受理"
            asideWide
            aside={
              <div className="ow-row-clock">
                <div>
                  <ClockCells clock={acceptanceClock} size="mini" />
                  <span className="ow-clock-caption">受理期还剩 2 个工作日</span>
                </div>
                <span>最迟 11 月 25 日</span>
              </div>
            }
          />
        </Rows>
      </Section>
      <Section title="草稿" ruled>
        <Rows>
          <Row
            href={here}
            title="城镇污水排入排水管网许可"
            text="填到第 2 页，共 5 页 · 11 月 22 日 21:14 保存 · 留到 2027 年 2 月 20 日"
            aside={<Link href={here}>接着填</Link>}
          />
        </Rows>
      </Section>
      <Section title="证照" more={{ href: '/mine/licences', label: '全部 4 张' }}>
        <LicenceCards>
          <LicenceCard name="营业执照" holder="桂林漓岸餐饮管理有限公司（示例）" qrHref={here} downloadHref={here} />
          <LicenceCard name="健康证明" holder="李云舒（示例）" until="2027-03-11" qrHref={here} downloadHref={here} />
          <LicenceCard name="居民身份证" holder="李云舒（示例）" until="2036-05-08" qrHref={here} downloadHref={here} />
        </LicenceCards>
      </Section>
      <Section title="谁看过我的信息" ruled more={{ href: '/mine/reads', label: '全部' }}>
        <AccessList
          rows={[
            { id: '1', time: '今天 09:10', who: '七星区行政审批局 秦望舒（示例）', why: '审查食品经营许可' },
            { id: '2', time: '11-18 14:22', who: '七星区政务服务中心 3 号窗口', why: '您到窗口时调取健康证明' },
          ]}
        />
      </Section>
    </ColumnsLeft>
  );
}
