export const errors = {
  failed: '操作失败。{reason}',
  UNAUTHENTICATED: '用户名或密码错误。',
  FORBIDDEN: '您没有权限执行此操作。',
  NOT_FOUND: '内容不存在，或您无权查看。',
  BAD_USER_INPUT: '服务器不接受该内容。',
  CONFLICT: '与已有内容冲突。',
  RATE_LIMITED: '操作过于频繁，{seconds, plural, =0 {请稍后再试。} other {请在 # 秒后重试。}}',
  PAYLOAD_TOO_LARGE: '内容过大。',
  QUOTA_EXCEEDED: '已达到数量上限。',
  INTERNAL_SERVER_ERROR: '服务器出错了。',
  UNREACHABLE: '无法连接服务器，请检查网络。',
};
