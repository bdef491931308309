import type { Texts } from '../texts.ts';

export const search: Texts['search'] = {
  title: '搜索消息',
  words: '关键词',
  found: '找到的消息',
  nothing: '没有包含这些关键词的消息。',
  choose: '选择一条消息即可跳转到原处。',
};
