import { definePermissions } from '@onewindow/auth';

export const cataloguePermissions = definePermissions('catalogue', {
  read: { zh: '查看事项目录和草稿', en: 'Read the catalogue and its drafts' },
  edit: { zh: '编辑事项', en: 'Edit service items' },
  review: { zh: '审核事项', en: 'Review service items' },
  publish: { zh: '发布、撤下事项', en: 'Publish and withdraw service items' },
  export: { zh: '导出事项', en: 'Export service items' },
  import: { zh: '导入事项', en: 'Import service items' },
});
