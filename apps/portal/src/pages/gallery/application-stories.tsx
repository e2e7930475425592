import {
  Actions,
  Button,
  ColumnsLeft,
  Declaration,
  Form,
  Icon,
  Link,
  MaterialUpload,
  PageHead,
  Progress,
  SelectField,
  Source,
  type Step,
  StepList,
  SummaryList,
  TextField,
  UploadList,
  UploadRow,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

const here = '/_components/application';
const names = ['经营者', '经营场所', '从业人员', '经营项目', '材料', '检查并提交'];

function steps(at: number): Step[] {
  return names.map((name, index) => ({
    name,
    state: index + 1 < at ? 'done' : index + 1 === at ? 'current' : 'ahead',
    ...(index + 1 < at && { href: here }),
  }));
}

function Frame({ at, children }: { at: number; children: ReactNode }): ReactNode {
  return (
    <ColumnsLeft side={<StepList title="食品经营许可（新办）" steps={steps(at)} />}>
      <Progress at={at} of={6} />
      {children}
    </ColumnsLeft>
  );
}

function Saved({ children }: { children: ReactNode }): ReactNode {
  return (
    <span className="ow-saved">
      <Icon name="check" />
      {children}
    </span>
  );
}

export function ApplicationStory(): ReactNode {
  return (
    <Frame at={3}>
      <PageHead
        title="店里有哪些从业人员？"
        lead="写直接接触食品的人，还有食品安全管理员。至少一位是食品安全管理员。"
      />
      <Form>
        <div className="ow-card ow-group ow-group-held">
          <div className="ow-group-head">
            <h2>第 1 位：李云舒（示例）</h2>
            <Link href={here} hint="第 1 位">
              修改
            </Link>
          </div>
          <p className="ow-note">食品安全管理员 · 450305********3028 · 健康证明有效至 2027-03-11</p>
          <Source good>取自您的实名信息和健康证明电子证照</Source>
        </div>
        <div className="ow-card ow-group">
          <div className="ow-group-head">
            <h2>第 2 位</h2>
            <Link href={here} hint="第 2 位">
              移除
            </Link>
          </div>
          <div className="ow-pair">
            <TextField name="staff.1.name" label="姓名" value="唐小满（示例）" />
            <SelectField name="staff.1.post" label="岗位" value="cook" options={[{ value: 'cook', label: '厨师' }]} />
          </div>
          <TextField
            name="staff.1.citizenId"
            label="公民身份号码"
            value="450324 19950817 0062"
            width="half"
            after={<Source good>号码校验通过</Source>}
          />
          <TextField
            name="staff.1.healthUntil"
            label="健康证明有效至"
            value="2027 年 6 月 2 日"
            width="half"
            readOnly
            after={
              <Source>
                取自健康证明电子证照，桂林市疾病预防控制中心 2026-06-03 签发。<Link href={here}>不对？</Link>
              </Source>
            }
          />
        </div>
        <div>
          <Button kind="outline" size="row" icon="plus" name="_action" value="add">
            再加一位
          </Button>
        </div>
        <Actions>
          <Button busy="正在保存…">保存并继续</Button>
          <Button kind="link" href={here}>
            返回上一页
          </Button>
          <Saved>10:42 已自动保存，换台设备也能接着填</Saved>
        </Actions>
      </Form>
    </Frame>
  );
}

export function MaterialsStory(): ReactNode {
  const look = (
    <>
      <Link href={here}>看一看</Link>
      <Link href={here}>不对？</Link>
    </>
  );
  return (
    <Frame at={5}>
      <PageHead title="上传材料" lead="6 份里有 3 份平台已有，您交 3 份。支持 PDF、JPG、PNG、OFD，每份不超过 50 MB。" />
      <h2 className="ow-group-title">您要交的</h2>
      <UploadList>
        <UploadRow
          name="主要设备设施布局图"
          state="uploaded"
          files={[
            {
              key: '1',
              name: '漓岸小馆布局图.pdf',
              detail: '3.2 MB · 共 1 页',
              actions: (
                <>
                  <Link href={here}>看一看</Link>
                  <Link href={here}>换一份</Link>
                  <Link href={here}>移除</Link>
                </>
              ),
            },
          ]}
        />
        <UploadRow
          name="操作流程文件"
          state="uploading"
          percent={62}
          files={[
            {
              key: '2',
              name: '后厨操作流程.pdf',
              detail: '13.6 / 22.0 MB · 约 20 秒',
              percent: 62,
              happened: '10:47 网络断开，10:48 已从 8.1 MB 处接着传，没有重来',
              actions: (
                <>
                  <Link href={here}>暂停</Link>
                  <Link href={here}>取消</Link>
                </>
              ),
            },
          ]}
        />
        <MaterialUpload
          field="rules"
          material="食品安全规章制度目录清单"
          explanation="列出从业人员健康管理、进货查验记录、食品安全自查、事故处置等制度的名称。"
          files={[]}
          purpose="cases.material"
          accept=".pdf,.jpg,.png,.ofd"
          attach={{ url: '/api/applications/demonstration/materials', body: { slot: 'rules' } }}
        />
        <UploadRow
          name="消防设施平面图"
          state="refused"
          files={[
            {
              key: '4',
              name: '平面图.pdf',
              detail: '842 KB',
              error: '这个文件叫 .pdf，里面其实是程序。请传 PDF、JPG、PNG 或 OFD',
              actions: <Link href={here}>换一份</Link>,
            },
          ]}
        />
      </UploadList>
      <h2 className="ow-group-title">平台已有，不用交</h2>
      <UploadList held>
        <UploadRow
          name="营业执照"
          state="held"
          source="桂林漓岸餐饮管理有限公司（示例） · 电子证照库 · 2026-08-19 签发"
          actions={look}
        />
        <UploadRow
          name="食品从业人员健康证明（2 人）"
          state="held"
          source="李云舒、唐小满（均为示例） · 电子证照库 · 都在有效期内"
          actions={look}
        />
        <UploadRow
          name="法定代表人身份证明"
          state="held"
          source="实名登录时已核验 · 公安人口信息 · 2026-11-09"
          actions={look}
        />
      </UploadList>
      <Actions>
        <Button href={here}>继续</Button>
        <Button kind="link" href={here}>
          返回上一页
        </Button>
        <Saved>10:48 已自动保存</Saved>
      </Actions>
      <p className="ow-note ow-gallery-gap">正在上传的可以边传边往下走，提交前传完就行。</p>
    </Frame>
  );
}

export function CheckStory(): ReactNode {
  return (
    <Frame at={6}>
      <PageHead title="提交前，再看一遍" />
      <SummaryList
        title="经营者"
        items={[
          { label: '名称', value: '桂林漓岸餐饮管理有限公司（示例）', source: '营业执照', disputeHref: here },
          { label: '统一社会信用代码', value: '91450305MAE0LJ2603', source: '营业执照', disputeHref: here },
          { label: '法定代表人', value: '李云舒（示例）', changeHref: here },
          { label: '联系手机', value: '138 **** 2607，收进度短信', changeHref: here },
        ]}
      />
      <SummaryList
        title="经营场所"
        items={[
          {
            label: '地址',
            value: '桂林市七星区漓江路 26 号 1 层 3 号铺（示例）',
            source: '标准地址库',
            disputeHref: here,
          },
          { label: '使用面积', value: '86.4 平方米', changeHref: here },
        ]}
      />
      <SummaryList
        title="材料"
        items={[
          {
            label: '您交的 3 份',
            value: (
              <>
                主要设备设施布局图（1 页）
                <br />
                操作流程文件（6 页）
                <br />
                食品安全规章制度目录清单（2 页）
              </>
            ),
            changeHref: here,
          },
        ]}
      />
      <Form>
        <Declaration name="true">
          我确认以上内容真实。我知道填写虚假内容要承担法律责任（行政许可法第三十一条、第七十八条）。
        </Declaration>
        <Actions>
          <Button busy="正在提交…">确认并提交</Button>
          <Button kind="link" href={here}>
            存为草稿，以后再交
          </Button>
        </Actions>
        <p className="ow-note">只会提交一次，连点两下也只算一件。提交后马上给您回执。</p>
      </Form>
    </Frame>
  );
}
