/* For the trial in Wine only, never shipped: Qt 6.10 and later ask for Windows' own icuuc.dll, which Wine does not have.
   Each of its functions is there and does nothing. */
#define EMPTY(name) __declspec(dllexport) void *name(void) { return 0; }
EMPTY(ucnv_open) EMPTY(ucnv_close) EMPTY(UCNV_FROM_U_CALLBACK_SUBSTITUTE) EMPTY(UCNV_TO_U_CALLBACK_SUBSTITUTE)
EMPTY(ucnv_reset) EMPTY(ucnv_getMaxCharSize) EMPTY(ucnv_getName) EMPTY(ucnv_getToUCallBack) EMPTY(ucnv_setToUCallBack)
EMPTY(ucnv_getFromUCallBack) EMPTY(ucnv_setFromUCallBack) EMPTY(ucnv_cbToUWriteUChars) EMPTY(ucnv_toUnicode)
EMPTY(ucnv_cbFromUWriteUChars) EMPTY(ucnv_toUCountPending) EMPTY(ucnv_fromUCountPending) EMPTY(ucnv_getStandardName)
EMPTY(ucnv_fromUnicode) EMPTY(ucnv_getAvailableName) EMPTY(ucnv_countAvailable)
