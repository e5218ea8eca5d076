@echo off
rem Starts rekcl on Windows, using its own runtime, the Java of JAVA_HOME, or the one on the PATH.
rem Passes the arguments to Java unchanged: delayed expansion would expand them a second time.
setlocal DisableDelayedExpansion
set "REKCL_JAVA=%~dp0..\runtime\bin\java.exe"
if exist "%REKCL_JAVA%" goto run
if not defined JAVA_HOME goto path
set "REKCL_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%REKCL_JAVA%" goto run
setlocal EnableDelayedExpansion
echo rekcl: JAVA_HOME is !JAVA_HOME!, but there is no bin\java.exe in it; rekcl needs Java 17 or newer 1>&2
exit /b 1

:path
rem Search only the PATH: cmd.exe itself would search the current folder first.
for %%i in (java.exe) do set "REKCL_JAVA=%%~$PATH:i"
if defined REKCL_JAVA goto run
echo rekcl: no java.exe on the PATH, and JAVA_HOME is not set; rekcl needs Java 17 or newer 1>&2
exit /b 1

:run
"%REKCL_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -cp "%~dp0..\lib\rekcl.jar" io.github.rekcl.Main %*
exit /b %ERRORLEVEL%
