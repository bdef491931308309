export const common = {
  cancel: '取消',
  close: '关闭',
  back: '返回',
  save: '保存',
  required: '请填写此项。',
  loading: '正在加载…',
  more: '显示更多',
};
