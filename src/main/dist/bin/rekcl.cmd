@echo off
rem Starts rekcl on Windows: with the runtime beside it, the Java of JAVA_HOME, or the one on the PATH.
rem The arguments reach Java as they were typed: none is read a second time.
setlocal DisableDelayedExpansion
set "REKCL_LIB=%~dp0..\lib"
if exist "%~dp0..\runtime\bin\java.exe" goto own
if defined JAVA_HOME goto home
where java.exe >nul 2>nul || goto none
java.exe -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -cp "%REKCL_LIB%\rekcl.jar" io.github.rekcl.Main %*
exit /b %ERRORLEVEL%

:own
"%~dp0..\runtime\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -cp "%REKCL_LIB%\rekcl.jar" io.github.rekcl.Main %*
exit /b %ERRORLEVEL%

:home
if not exist "%JAVA_HOME%\bin\java.exe" goto nohome
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -cp "%REKCL_LIB%\rekcl.jar" io.github.rekcl.Main %*
exit /b %ERRORLEVEL%

:nohome
echo rekcl: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it; rekcl needs Java 17 or newer 1>&2
exit /b 1

:none
echo rekcl: no java.exe on the PATH, and JAVA_HOME is not set; rekcl needs Java 17 or newer 1>&2
exit /b 1
