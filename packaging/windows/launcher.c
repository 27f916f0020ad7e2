/* Starts Aftercare with the Python that lies beside it, under its own name and icon. Built twice: for the window, and
   with COMMANDS defined for `aftercare-clinic`, which writes to the console it was started in. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#ifdef COMMANDS
#define SCRIPT L"start_clinic.py"
#else
#define SCRIPT L"start_app.py"
#endif
#define ROOM 32768

typedef int (*python_main)(int, wchar_t **);

static int give_up(const wchar_t *what) {
    wchar_t text[ROOM];
    swprintf(text, ROOM, L"Aftercare could not start: %ls.\n\nInstall it again. What you entered is safe.\n\n"
                         L"In an emergency call 911 (or 112). In a crisis call or text 988.", what);
#ifdef COMMANDS
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"Aftercare", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

static int start(int count, wchar_t **words) {
    static wchar_t folder[ROOM], runtime[ROOM], library[ROOM], script[ROOM];
    DWORD length = GetModuleFileNameW(NULL, folder, ROOM);
    wchar_t *last = length ? wcsrchr(folder, L'\\') : NULL;
    if (last == NULL || length >= ROOM)
        return give_up(L"its folder has no name that Windows can tell");
    *last = 0;
    swprintf(runtime, ROOM, L"%ls\\runtime", folder);
    swprintf(library, ROOM, L"%ls\\" PYTHON_DLL, runtime);
    swprintf(script, ROOM, L"%ls\\app\\%ls", folder, SCRIPT);
    /* Libraries come from our folder and the system's, never from where a file was double-clicked. */
    SetDllDirectoryW(runtime);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return give_up(L"a part of it is missing (" PYTHON_DLL L")");
    python_main run = (python_main)(void *)GetProcAddress(python, "Py_Main");
    wchar_t **arguments = calloc((size_t)count + 4, sizeof *arguments);
    if (run == NULL || arguments == NULL)
        return give_up(L"a part of it is damaged (" PYTHON_DLL L")");
    int used = 0;
    arguments[used++] = words[0];
    arguments[used++] = L"-I";
    arguments[used++] = L"-B";
    arguments[used++] = script;
    for (int i = 1; i < count; i++)
        arguments[used++] = words[i];
    return run(used, arguments);
}

#ifdef COMMANDS
int wmain(int count, wchar_t **words) { return start(count, words); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show) {
    (void)self, (void)before, (void)line, (void)show;
    int count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    return words == NULL ? give_up(L"Windows did not say what it was started with") : start(count, words);
}
#endif
