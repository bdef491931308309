import type { Texts } from '../texts.ts';

export const channels: Texts['channels'] = {
  new: '新建频道',
  newHint: '您和管理员发布消息，其他人阅读。读者之间互不可见。',
  make: '创建频道',
  name: '频道名称',
  description: '频道简介',
  isPublic: '知道地址的人都可以阅读',
  openLink: '打开链接',
  open: '打开',
  link: '链接',
  linkHint: '频道地址或邀请链接。',
  noLink: '这不是频道地址，也不是邀请链接。',
  invitation: '频道',
  invitationHint: '加入后可以收到频道发布的消息，其他读者看不到您。',
  join: '订阅频道',
  address: '频道地址',
  addressHint: '知道此地址的人都可以阅读该频道。',
};
