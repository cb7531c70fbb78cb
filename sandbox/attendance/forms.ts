import { Router, type ErrorRequestHandler } from 'express';
import { ApiError } from '../shared/api.ts';
import { formField, readForm } from '../shared/forms.ts';
import type { Attendance } from './attendance.ts';

/** The forms of the page; each answers by going back to it, with `?problem=<field>` when it was not taken. */
export function attendanceForms(attendance: Attendance): Router {
  const router = Router();
  router.use(...readForm());
  router.post('/shift', (req, res) => {
    const shiftId = formField(req, 'shiftId');
    const input = {
      employeeNumber: formField(req, 'employeeNumber'),
      startLocal: formField(req, 'startLocal').slice(0, 16),
      endLocal: formField(req, 'endLocal').slice(0, 16),
      timeZone: formField(req, 'timeZone'),
    };
    if (formField(req, 'remove') !== '') attendance.removeShift(shiftId);
    else attendance.putShift(input, shiftId === '' ? {} : { shiftId });
    res.redirect(303, `/attendance/?person=${encodeURIComponent(input.employeeNumber)}&saved=1`);
  });
  router.post('/overtime', (req, res) => {
    const employeeNumber = formField(req, 'employeeNumber');
    const minutes = Number(formField(req, 'minutes') || Number.NaN);
    attendance.putOvertime({ employeeNumber, month: formField(req, 'month'), minutes });
    res.redirect(303, `/attendance/?person=${encodeURIComponent(employeeNumber)}&saved=1`);
  });
  router.post('/person', (req, res) => {
    const employeeNumber = formField(req, 'employeeNumber');
    attendance.putPerson({ employeeNumber, name: formField(req, 'name'), leftOn: formField(req, 'leftOn') || null });
    res.redirect(303, `/attendance/?person=${encodeURIComponent(employeeNumber)}&saved=1`);
  });
  router.post('/webhook', (req, res) => {
    attendance.change({ webhookUrl: formField(req, 'webhookUrl') || null });
    res.redirect(303, '/attendance/?saved=1');
  });
  const sendBack: ErrorRequestHandler = (error, req, res, next) => {
    if (!(error instanceof ApiError) || error.status === 403) return next(error);
    const person = formField(req, 'employeeNumber');
    const query = new URLSearchParams({ problem: error.field ?? error.code, ...(person === '' ? {} : { person }) });
    res.redirect(303, `/attendance/?${query.toString()}`);
  };
  router.use(sendBack);
  return router;
}
