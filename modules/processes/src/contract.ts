/**
 * Terms: process version 流程版本 (an immutable drawing with its compiled graph), instance 流程实例, token 令牌 (where an
 * instance stands), task 待办, step 一步 (one run of the engine: history and concurrency check), level 层级
 * (承办 handle → 审查 review → 审批 approve).
 */
import { Type } from 'typebox';

export { default as onewindowModdle } from './graph/onewindow-moddle.json' with { type: 'json' };

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Id = Type.String({ format: 'uuid' });

export const ProcessVersionReply = Type.Object({
  id: Id,
  key: Text,
  version: Type.Integer(),
  kind: Text,
  name: Text,
  state: Text,
  publishedAt: Text,
  publishedByName: Text,
});

export const ProcessDrawingReply = Type.Object({ ...ProcessVersionReply.properties, xml: Text });

export const TaskReply = Type.Object({
  id: Id,
  nodeId: Text,
  nameZh: Text,
  nameEn: Text,
  level: Text,
  role: Nullable(Text),
  assigneeName: Nullable(Text),
  state: Text,
  action: Nullable(Text),
  doneByName: Nullable(Text),
  createdAt: Text,
  dueOn: Nullable(Text),
  endedAt: Nullable(Text),
});

export const InstanceViewReply = Type.Object({
  instanceId: Id,
  processVersionId: Id,
  process: Text,
  businessKind: Text,
  businessId: Id,
  parentId: Nullable(Id),
  status: Text,
  startedAt: Text,
  endedAt: Nullable(Text),
  standing: Type.Array(Type.Object({ nodeId: Text, state: Text, count: Type.Integer() })),
  passed: Type.Array(Type.Object({ element: Text, count: Type.Integer() })),
  steps: Type.Array(
    Type.Object({
      version: Type.Integer(),
      at: Text,
      kind: Text,
      nodeId: Nullable(Text),
      action: Nullable(Text),
      reason: Nullable(Text),
      actorName: Text,
      passed: Type.Array(Text),
    }),
  ),
  tasks: Type.Array(TaskReply),
  called: Type.Array(
    Type.Object({
      instanceId: Id,
      processVersionId: Id,
      process: Text,
      businessId: Id,
      status: Text,
      token: Type.Integer(),
    }),
  ),
});
