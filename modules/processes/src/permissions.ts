import { definePermissions } from '@onewindow/auth';

export const processPermissions = definePermissions('processes', {
  read: { zh: '查看流程图与流转', en: 'See processes and where they stand' },
  publish: { zh: '发布流程', en: 'Publish processes' },
});
