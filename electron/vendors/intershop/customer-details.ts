import { z } from 'zod';
import { pathSegment } from '../../../shared/forms/path-segment.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { LookupItem } from '../../../shared/models/lookup.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseName, looseObject } from '../kit/lenient.ts';
import { fact } from '../kit/lookup.ts';
import { isSuccess } from '../kit/refusal.ts';
import { isXml, parseXml } from '../kit/xml.ts';
import { idBadges, idFacts } from './customer-search.ts';
import { refusedDetails } from './refused-lookup.ts';
import { signedHeaders } from './request.ts';

const address = z.object({
  addressLine1: looseName,
  addressLine2: looseName,
  street: looseName,
  postalCode: looseName,
  city: looseName,
  state: looseName,
  country: looseName,
  countryCode: looseName,
});

const customer = z.object({
  customerNo: looseName,
  firstName: looseName,
  lastName: looseName,
  companyName: looseName,
  companyName1: looseName,
  birthday: looseName,
  email: looseName,
  login: looseName,
  phoneHome: looseName,
  phoneMobile: looseName,
  phoneBusiness: looseName,
  address: looseObject(address),
  preferredShipToAddress: looseObject(address),
});
type Customer = z.infer<typeof customer>;

/** `GET /customers/<customer-id>`, which keeps `;UserID=` as it is (Intershop KB A28246). */
export function buildDetails(context: ConnectionContext, id: string): HttpRequest {
  return {
    method: 'GET',
    url: `${context.baseUrl}/customers/${pathSegment(id, 'customer-id')}`,
    headers: { Accept: 'application/json', ...signedHeaders(context) },
  };
}

/** Reads a customer, in JSON or XML; what the server leaves out is left out. */
export function readDetails(answer: HttpAnswer, context: ConnectionContext, id: string): LookupItem {
  if (!isSuccess(answer.status)) throw refusedDetails(answer, context, id);
  const reading = isHtml(answer) ? null : customer.safeParse(customerObject(answer));
  if (reading?.success !== true) throw badAnswer('Intershop', answer, 'not with a customer', false);
  const found = reading.data;
  const company = found.companyName ?? found.companyName1;
  const person = joined([found.firstName, found.lastName], ' ');
  return {
    value: id,
    title: person ?? company ?? found.email ?? id,
    badges: [...idBadges(id), ...(company === null ? [] : ['Business'])],
    facts: [
      ...fact('Company', company),
      ...fact('Customer number', found.customerNo, true),
      ...fact('E-mail', found.email, true),
      ...fact('Login', found.login),
      ...fact('Birthday', found.birthday),
      ...fact('Phone, home', found.phoneHome),
      ...fact('Phone, mobile', found.phoneMobile),
      ...fact('Phone, business', found.phoneBusiness),
      ...fact('Address', addressLine(found.address)),
      ...fact('Ships to', addressLine(found.preferredShipToAddress)),
      ...idFacts(id),
    ],
  };
}

function customerObject(answer: HttpAnswer): unknown {
  if (!isXml(answer.body)) return jsonBody(answer);
  const root = z.object({ Customer: z.unknown() }).safeParse(parseXml(answer.body));
  return root.success ? root.data.Customer : undefined;
}

function addressLine(found: Customer['address']): string | null {
  if (found === null) return null;
  const town = joined([found.postalCode, found.city], ' ');
  const street = found.addressLine1 ?? found.street;
  return joined([street, found.addressLine2, town, found.state, found.country ?? found.countryCode], ', ');
}

function joined(parts: readonly (string | null)[], between: string): string | null {
  return parts.filter((part) => part !== null).join(between) || null;
}
