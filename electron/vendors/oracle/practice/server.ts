import { z } from 'zod';
import { decodeJwt } from '../../../../shared/jwt.ts';
import {
  jsonOf,
  jsonReply,
  type PracticeHandler,
  type PracticeReply,
  type PracticeRequest,
} from '../../kit/practice/exchange.ts';
import { misbehave } from '../../kit/practice/misbehaviour.ts';
import { type Route, router } from '../../kit/practice/router.ts';
import { refuseForged, refuseStranger } from './authorization.ts';
import { listChannels, shownChannel } from './channel-list.ts';
import { Channels, newSecret, type PracticeChannel } from './channels.ts';
import { DomainTokens, TOKEN_PATH } from './identity-domain.ts';
import { refuse, withCorrelationId } from './replies.ts';
import { oauthToken } from './token.ts';

export const ORACLE_API_PATH = '/content/management/api/v1.1';

/** Reading one channel names no fields. */
const ALL_FIELDS = ['channelType', 'channelTokens'];

const secretBody = z.strictObject({ channelSecret: z.string().min(1) });

/**
 * REST API for Content Management v1.1: channels, channel secrets, OAuth tokens (Oracle).
 *
 * @param now Unix ms
 */
export function oracleServer(now: () => number): PracticeHandler {
  const channels = new Channels();
  const tokens = new DomainTokens(now);
  const { reading, writing, issuing } = guards(tokens);
  /** Tokens of this server, each with its end in Unix ms. */
  const issued = new Map<string, number>();
  const isIssued = (token: string): boolean => (issued.get(token) ?? 0) > now();
  const onChannel =
    (
      guard: Guard,
      handle: (request: PracticeRequest, channel: PracticeChannel) => PracticeReply,
    ): Route['handle'] =>
    (request, [id = '']) => {
      const refusal = guard(request);
      if (refusal !== null) return refusal;
      const channel = channels.find(id);
      return channel === null ? refuse(404, `There is no channel ${id}.`) : handle(request, channel);
    };
  const secretCall = (method: string, handle: (channel: PracticeChannel) => PracticeReply): Route => ({
    method,
    path: /^\/channels\/([^/]+)\/channelSecret$/,
    handle: onChannel(writing, (request, channel) => {
      if (request.body !== '') return refuse(400, 'This call takes no request body.');
      const { mark } = channel;
      const failure = misbehave(mark, refuse, method === 'DELETE' ? 204 : 201);
      return failure ?? (mark === 'slow' ? { ...handle(channel), manner: 'slow' } : handle(channel));
    }),
  });
  const handler = router(
    ORACLE_API_PATH,
    [
      {
        method: 'GET',
        path: /^\/channels$/,
        handle: (request) =>
          refuseStranger(request, false, tokens, isIssued) ?? listChannels(request, channels),
      },
      {
        method: 'GET',
        path: /^\/channels\/([^/]+)$/,
        handle: onChannel(reading, (_, channel) => jsonReply(200, shownChannel(channel, ALL_FIELDS))),
      },
      secretCall('POST', (channel) =>
        channel.secret === null ? rotate(channel) : refuse(400, 'The channel already has a channel secret.'),
      ),
      secretCall('PUT', rotate),
      secretCall('DELETE', (channel) => {
        if (channel.secret === null) return refuse(404, 'The channel has no channel secret.');
        channel.secret = null;
        return { status: 204 };
      }),
      {
        method: 'POST',
        path: /^\/channels\/([^/]+)\/oauthToken$/,
        handle: onChannel(issuing, (request, channel) => issue(request, channel, issued, now())),
      },
    ],
    refuse,
  );
  return (request) =>
    request.path === TOKEN_PATH ? tokens.answer(request) : withCorrelationId(handler(request));
}

/** Who may call; null lets the caller go on. */
type Guard = (request: PracticeRequest) => PracticeReply | null;

function guards(tokens: DomainTokens): Readonly<Record<'reading' | 'writing' | 'issuing', Guard>> {
  return {
    reading: (request) => refuseStranger(request, false, tokens),
    writing: (request) => refuseForged(request) ?? refuseStranger(request, false, tokens),
    issuing: (request) => refuseForged(request) ?? refuseStranger(request, true, tokens),
  };
}

function rotate(channel: PracticeChannel): PracticeReply {
  channel.secret = newSecret();
  return jsonReply(201, { channelSecret: channel.secret });
}

function issue(
  request: PracticeRequest,
  channel: PracticeChannel,
  issued: Map<string, number>,
  nowMs: number,
): PracticeReply {
  const body = secretBody.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, 'The body must be JSON with nothing but a channelSecret.');
  const { id, mark, secret } = channel;
  const failure = misbehave(mark, refuse, 201);
  if (failure !== null) return failure;
  if (secret === null || body.data.channelSecret !== secret)
    return refuse(403, 'The channel secret is not valid.');
  if (mark === 'noToken') return jsonReply(201, { channelId: id });
  const answer = oauthToken(id, mark, nowMs);
  issued.set(answer.token, Number(decodeJwt(answer.token)?.claims.exp) * 1000);
  const reply = jsonReply(201, answer);
  return mark === 'slow' ? { ...reply, manner: 'slow' } : reply;
}
