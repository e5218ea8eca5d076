package io.github.rekcl.build;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.V1_8;

import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A lambda expression or method reference, and the class that replaces it: it implements the
 * functional interface, and holds the captured variables. The method that the lambda calls is
 * mostly a private one of its owner, so the owner gets a static method that makes the call.
 *
 * @param owner the class with the lambda
 * @param call the instruction that the compiler made of the lambda; {@link
 *     java.lang.invoke.LambdaMetafactory} says what its arguments mean
 * @param number tells the lambdas of a class apart
 */
record Lambda(ClassNode owner, InvokeDynamicInsnNode call, int number) {
  private static final String CONSTRUCTOR = "<init>";
  private static final String CREATE = "create";
  private static final Type OBJECT = Type.getType(Object.class);

  /** Reports whether an instruction is a lambda; one that can be serialized does not count. */
  static boolean isLambda(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && call.bsm.getName().equals("metafactory");
  }

  /** Returns the internal name of the class, such as {@code io/github/rekcl/Main$Lambda0}. */
  String className() {
    return owner.name + "$Lambda" + number;
  }

  /** Returns the instruction that takes the captured variables and leaves an instance. */
  MethodInsnNode creation() {
    return new MethodInsnNode(INVOKESTATIC, className(), CREATE, call.desc);
  }

  /** Returns the class file. */
  byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {Type.getReturnType(call.desc).getInternalName()};
    int access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
    writer.visit(V1_8, access, className(), null, OBJECT.getInternalName(), interfaces);
    Method constructor = new Method(CONSTRUCTOR, Type.VOID_TYPE, captured());
    addConstructor(writer, constructor);
    addFactory(writer, constructor);
    addImplementation(writer);
    return writer.toByteArray();
  }

  private void addConstructor(ClassWriter writer, Method constructor) {
    GeneratorAdapter code = new GeneratorAdapter(ACC_PRIVATE, constructor, null, null, writer);
    code.loadThis();
    code.invokeConstructor(OBJECT, new Method(CONSTRUCTOR, "()V"));
    for (int i = 0; i < captured().length; i++) {
      Type type = captured()[i];
      writer.visitField(ACC_PRIVATE | ACC_FINAL, field(i), type.getDescriptor(), null, null);
      code.loadThis();
      code.loadArg(i);
      code.putField(classType(), field(i), type);
    }
    code.returnValue();
    code.endMethod();
  }

  private void addFactory(ClassWriter writer, Method constructor) {
    Method factory = new Method(CREATE, call.desc);
    GeneratorAdapter code = new GeneratorAdapter(ACC_STATIC, factory, null, null, writer);
    code.newInstance(classType());
    code.dup();
    code.loadArgs();
    code.invokeConstructor(classType(), constructor);
    code.returnValue();
    code.endMethod();
  }

  private void addImplementation(ClassWriter writer) {
    GeneratorAdapter code = new GeneratorAdapter(ACC_PUBLIC, implemented(), null, null, writer);
    for (int i = 0; i < captured().length; i++) {
      code.loadThis();
      code.getField(classType(), field(i), captured()[i]);
    }
    code.loadArgs();
    String descriptor = caller().getDescriptor();
    code.visitMethodInsn(INVOKESTATIC, owner.name, caller().getName(), descriptor, isInInterface());
    code.returnValue();
    code.endMethod();
  }

  /** Adds the method that makes the call to the owner. */
  void addCaller() {
    // An interface has no methods that are limited to the package.
    int access = ACC_STATIC | ACC_SYNTHETIC | (isInInterface() ? ACC_PUBLIC : 0);
    GeneratorAdapter code = new GeneratorAdapter(access, caller(), null, null, owner);
    Handle called = called();
    Type calledOwner = Type.getObjectType(called.getOwner());
    boolean isConstructor = called.getTag() == H_NEWINVOKESPECIAL;
    if (isConstructor) {
      code.newInstance(calledOwner);
      code.dup();
    }
    Type[] given = concat(captured(), exact().getArgumentTypes());
    Type[] parameters = Type.getArgumentTypes(called.getDesc());
    if (!isConstructor && called.getTag() != H_INVOKESTATIC) {
      parameters = concat(new Type[] {calledOwner}, parameters);
    }
    for (int i = 0; i < given.length; i++) {
      code.loadArg(i);
      if (!isPrimitive(given[i])) {
        code.checkCast(given[i]);
      }
      convert(code, given[i], parameters[i]);
    }
    String descriptor = called.getDesc();
    code.visitMethodInsn(
        opcode(called), called.getOwner(), called.getName(), descriptor, called.isInterface());
    Type result = isConstructor ? calledOwner : Type.getReturnType(descriptor);
    convert(code, result, implemented().getReturnType());
    code.returnValue();
    code.endMethod();
  }

  private static int opcode(Handle method) {
    return switch (method.getTag()) {
      case H_INVOKEINTERFACE -> INVOKEINTERFACE;
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_INVOKEVIRTUAL -> INVOKEVIRTUAL;
      default -> INVOKESPECIAL;
    };
  }

  private static void convert(GeneratorAdapter code, Type from, Type to) {
    if (to.equals(Type.VOID_TYPE)) {
      if (from.getSize() == 1) {
        code.pop();
      } else if (from.getSize() == 2) {
        code.pop2();
      }
    } else if (isPrimitive(from) && isPrimitive(to)) {
      code.cast(from, to);
    } else if (isPrimitive(from)) {
      code.valueOf(from);
    } else if (isPrimitive(to) && isCharacter(from) != isCharacter(to)) {
      throw new IllegalStateException("cannot convert " + from + " to " + to);
    } else if (!from.equals(to)) {
      // Casts, if it is not a primitive type.
      code.unbox(to);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static boolean isCharacter(Type type) {
    return type.equals(Type.CHAR_TYPE) || type.equals(Type.getType(Character.class));
  }

  private static Type[] concat(Type[] some, Type[] others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(Type[]::new);
  }

  private boolean isInInterface() {
    return (owner.access & ACC_INTERFACE) != 0;
  }

  private Type classType() {
    return Type.getObjectType(className());
  }

  private Type[] captured() {
    return Type.getArgumentTypes(call.desc);
  }

  private static String field(int index) {
    return "captured" + index;
  }

  /** Returns the interface's method, as it is declared. */
  private Method implemented() {
    return new Method(call.name, ((Type) call.bsmArgs[0]).getDescriptor());
  }

  private Handle called() {
    return (Handle) call.bsmArgs[1];
  }

  /** Returns the type of the interface's method with the type arguments of this lambda. */
  private Type exact() {
    return (Type) call.bsmArgs[2];
  }

  /** Returns the method of the owner that makes the call. */
  private Method caller() {
    Type[] parameters = concat(captured(), implemented().getArgumentTypes());
    return new Method("callLambda" + number, implemented().getReturnType(), parameters);
  }
}
